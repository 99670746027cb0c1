import type { PointerEvent } from 'react';

/**
 * Hears where the pointer is, and gives what `selector` finds there its accessible name as its tip: written
 * on each of a long list's links and buttons, their names would be there twice.
 */
export function tipsFromNames(selector: string): {
  onPointerOver: (event: PointerEvent) => void;
} {
  return {
    onPointerOver: ({ target }) => {
      const named = target instanceof Element && target.closest(selector);
      // Anew each time: a name may have changed since, and a tip that differs from it would be read out beside it.
      if (named instanceof HTMLElement && named.ariaLabel) named.title = named.ariaLabel;
    },
  };
}
