'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { internalHrefOf } from '@/components/ui/internal-href';
import { beginProgress, endProgress, progressStore } from './progress-store';

/** A page that has not come by then was stopped, or failed and says so itself. */
const GIVE_UP_MS = 15_000;

/**
 * A thin line on top while another page is on its way. Skeletons of pages would say "found" before
 * the server knows whether there is such a page, and React shows one that it has begun with for 0.3 s:
 * longer than our pages take. Silent: the new page's title speaks for itself.
 */
export function ProgressBar() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const isOn = useSyncExternalStore(progressStore.subscribe, progressStore.isOn, () => false);

  useEffect(() => endProgress(), [here]);

  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(endProgress, GIVE_UP_MS);
    return () => clearTimeout(timer);
  }, [isOn]);

  useEffect(() => {
    function pressed(event: MouseEvent) {
      // Links of the framework prevent the browser's own way, so that is no sign here.
      const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
      const press = { target, button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented: false };
      if (internalHrefOf(press) !== null) beginProgress();
    }
    document.addEventListener('click', pressed, { capture: true });
    return () => document.removeEventListener('click', pressed, { capture: true });
  }, []);

  if (!isOn) return null;
  return (
    <div aria-hidden="true" data-print="hide" className="fixed inset-x-0 top-0 z-50 h-0.5">
      <div className="h-full origin-left scale-x-90 bg-accent transition-transform delay-150 duration-[8s] ease-out starting:scale-x-0" />
    </div>
  );
}
