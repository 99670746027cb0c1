'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { DIALOG_PLACE } from './dialog';
import { innerAddressOf } from './inner-link';
import { answerLeaving, leaveBy, leaveStore } from './leave-store';
import { asRoute } from './link';
import { Modal } from './modal';
import { hasUnsavedChanges } from './typed-forms';

/**
 * Asks before links, shortcuts, a reload or closing the window throw away what was typed into a
 * form with `guard`. One per page; forms need do nothing else.
 */
export function LeaveGuard() {
  const router = useRouter();
  const isAsking = useSyncExternalStore(leaveStore.subscribe, leaveStore.isAsking, () => false);

  useEffect(() => {
    function pressed(event: MouseEvent) {
      if (!hasUnsavedChanges()) return;
      const address = innerAddressOf(event);
      if (address === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leaveBy(() => router.push(asRoute(address)));
    }
    function closing(event: BeforeUnloadEvent) {
      if (hasUnsavedChanges()) event.preventDefault();
    }
    // Before anybody else hears of the press: the link itself would already be on its way.
    window.addEventListener('click', pressed, { capture: true });
    window.addEventListener('beforeunload', closing);
    return () => {
      window.removeEventListener('click', pressed, { capture: true });
      window.removeEventListener('beforeunload', closing);
    };
  }, [router]);

  return isAsking ? <Question /> : null;
}

function Question() {
  const id = useId();
  return (
    <Modal
      role="alertdialog"
      dismissible={false}
      onClose={() => answerLeaving(false)}
      labelledBy={`${id}-title`}
      describedBy={`${id}-description`}
      className={cn(DIALOG_PLACE, 'sm:max-w-md')}
    >
      <div className="p-5">
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          Leave without saving?
        </h2>
        <p id={`${id}-description`} className="mt-1 mb-4 text-sm text-ink-2">
          What you changed on this page is not saved yet and would be lost.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => answerLeaving(false)}>Stay</Button>
          <Button variant="danger" onClick={() => answerLeaving(true)}>
            Leave
          </Button>
        </div>
      </div>
    </Modal>
  );
}
