'use client';

import { useEffect } from 'react';

const NAMES = 'bdi, [dir="auto"]';

/** Gives every name that is cut short a tip with the whole of it, once a hand or the focus is there. */
export function CutNames() {
  useEffect(() => {
    function tip(name: HTMLElement | null) {
      if (!name || name.title || name.scrollWidth <= name.clientWidth) return;
      name.title = name.textContent ?? '';
    }
    function hovered({ target }: Event) {
      if (target instanceof Element) tip(target.closest<HTMLElement>(NAMES));
    }
    function focused({ target }: Event) {
      if (target instanceof Element) tip(target.querySelector<HTMLElement>(NAMES));
    }
    document.addEventListener('pointerover', hovered);
    document.addEventListener('focusin', focused);
    return () => {
      document.removeEventListener('pointerover', hovered);
      document.removeEventListener('focusin', focused);
    };
  }, []);
  return null;
}
