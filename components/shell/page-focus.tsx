'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusContent, keepFocus } from './focus-keeper';

/** Keeps the focus with the person, from page to page and when what had it goes away. */
export function PageFocus() {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => keepFocus(), []);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    focusContent();
  }, [pathname]);
  return null;
}
