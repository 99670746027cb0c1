'use client';

import { Slot } from 'radix-ui';
import { Suspense, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { prefetchOnIntent, whenLoaded } from './prefetch-on-intent';

/**
 * A button (`trigger`) and what it opens, whose code is fetched when it is first needed: `load`
 * begins as soon as the pointer or the focus reaches the button. `children` draws what is open,
 * through `lazy` of the same module, and gets `close`.
 */
export function OnDemand({
  trigger,
  load,
  opensAt,
  children,
}: {
  trigger: ReactNode;
  load: () => Promise<unknown>;
  /** Opens by itself at an address with this fragment (without `#`), which it takes away. */
  opensAt?: string;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const open = () => whenLoaded(load, () => setIsOpen(true));
  useFragment(opensAt, open);
  return (
    <>
      <Slot.Root aria-haspopup="dialog" onClick={open} {...prefetchOnIntent(load)}>
        {trigger}
      </Slot.Root>
      {isOpen ? <Suspense fallback={null}>{children(() => setIsOpen(false))}</Suspense> : null}
    </>
  );
}

/** Does `work` when the address has this fragment or gets it, and takes the fragment away. */
function useFragment(fragment: string | undefined, work: () => void) {
  const arrive = useEffectEvent(() => {
    if (fragment === undefined || location.hash !== `#${fragment}`) return;
    // Null instead of the router's own state: with that the router would bring the fragment back.
    history.replaceState(null, '', location.pathname + location.search);
    work();
  });
  useEffect(() => {
    if (fragment === undefined) return;
    const look = () => arrive();
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [fragment]);
}
