'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => undefined;

/** The keys that open the palette, as this machine's keyboard names them. */
export function usePaletteKeys(): string {
  const isApple = useSyncExternalStore(
    neverChanges,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return isApple ? '⌘ K' : 'Ctrl K';
}
