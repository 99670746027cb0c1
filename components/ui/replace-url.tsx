'use client';

import { useEffect } from 'react';

/**
 * Puts the address under which a page can be found again in place of the one by which it was asked
 * for. The page stays as it is; the router knows the new address.
 */
export function ReplaceUrl({ href }: { href: string }) {
  useEffect(() => {
    // Null instead of the router's own state: with that it would take the change for its own.
    window.history.replaceState(null, '', href);
  }, [href]);
  return null;
}
