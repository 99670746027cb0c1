'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { DIALOG_PLACE } from './dialog';
import { internalHrefOf } from './internal-href';
import { answerLeaving, isOffline, leaveBy, leaveStore, type Leaving } from './leave-store';
import { asRoute } from './link';
import { Modal } from './modal';
import { hasUnsavedChanges } from './dirty-forms';
import { guardTraversal } from './guard-traversal';

/**
 * Asks before links, shortcuts, Back and Forward, a reload or closing the window throw away what
 * was typed. One per page; forms need do nothing else. Also asks before a dialog with a typed text
 * closes, and keeps the page where there is no network to fetch another one.
 */
export function LeaveGuard() {
  const router = useRouter();
  const leaving = useSyncExternalStore(leaveStore.subscribe, leaveStore.get, () => null);

  useEffect(() => {
    function pressed(event: MouseEvent) {
      if (!hasUnsavedChanges() && !isOffline()) return;
      const address = internalHrefOf(event);
      if (address === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leaveBy(() => router.push(asRoute(address)));
    }
    function closing(event: BeforeUnloadEvent) {
      if (hasUnsavedChanges()) event.preventDefault();
    }
    // Before anyone else hears of the press: the link itself would already be on its way.
    window.addEventListener('click', pressed, { capture: true });
    window.addEventListener('beforeunload', closing);
    const stopGuarding = guardTraversal();
    return () => {
      stopGuarding();
      window.removeEventListener('click', pressed, { capture: true });
      window.removeEventListener('beforeunload', closing);
    };
  }, [router]);

  return leaving ? <Question what={leaving.what} /> : null;
}

const LABELS = {
  page: {
    title: 'Leave without saving?',
    description: 'What you changed on this page is not saved yet and would be lost.',
    stay: 'Stay',
    leave: 'Leave',
  },
  dialog: {
    title: 'Throw away what you typed?',
    description: 'What you typed here is not saved yet and would be lost.',
    stay: 'Keep it',
    leave: 'Throw away',
  },
} as const satisfies Record<Leaving['what'], object>;

function Question({ what }: Pick<Leaving, 'what'>) {
  const id = useId();
  const { title, description, stay, leave } = LABELS[what];
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
          {title}
        </h2>
        <p id={`${id}-description`} className="mt-1 mb-4 text-sm text-ink-2">
          {description}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => answerLeaving(false)}>{stay}</Button>
          <Button variant="danger" onClick={() => answerLeaving(true)}>
            {leave}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
