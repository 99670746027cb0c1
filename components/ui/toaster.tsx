'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button, IconButton } from './button';
import { dismissToast, holdToast, toastStore, type ToastMessage } from './toast-store';

const NONE: ReturnType<typeof toastStore.get> = [];

/** Where toasts appear; screen readers announce each when they have time. */
export function Toaster() {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.get, () => NONE);
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      data-passing
      className="pointer-events-none fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] gap-2 max-sm:top-15 max-sm:bottom-auto"
    >
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </section>
  );
}

function Toast({ message: { id, tone, text, action } }: { message: ToastMessage }) {
  return (
    <div
      data-toast
      onPointerEnter={() => holdToast(id, true)}
      onPointerLeave={() => holdToast(id, false)}
      onFocus={() => holdToast(id, true)}
      onBlur={() => holdToast(id, false)}
      className="pointer-events-auto flex animate-rise items-center gap-2.5 rounded-lg border border-line-2 bg-raised py-2 pr-2 pl-3.5 text-sm text-ink shadow-float"
    >
      {tone === 'good' ? (
        <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-good" />
      ) : (
        <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-bad" />
      )}
      <p className="min-w-0 flex-1">{text}</p>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss" size="sm" onClick={() => dismissToast(id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
