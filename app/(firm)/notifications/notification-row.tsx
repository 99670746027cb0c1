'use client';

import { useOptimistic, useTransition, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { toast } from '@/components/ui/toast-store';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { readNotificationAction } from './actions';

/**
 * One notification. Marked as read it shows so at once, and is unread again, with the reason, where
 * the server refuses.
 */
export function NotificationRow({
  notificationId,
  isRead,
  when,
  children,
}: {
  notificationId: string;
  isRead: boolean;
  when: ReactNode;
  children: ReactNode;
}) {
  const [read, showRead] = useOptimistic(isRead);
  const [, startTransition] = useTransition();

  function markAsRead() {
    startTransition(async () => {
      showRead(true);
      const answer = await sendFields(readNotificationAction, { notificationId });
      if (answer.status === 'error') toast.error(answer.message);
    });
  }

  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span
        aria-hidden="true"
        className={cn('mt-2 size-2 shrink-0 rounded-full', read ? 'bg-line-2' : 'bg-accent')}
      />
      <div className="grid min-w-0 flex-1 gap-1">
        {children}
        <p className="text-xs text-ink-3">
          {read ? null : <span className="sr-only">Unread, </span>}
          {when}
        </p>
      </div>
      {read ? null : (
        <Button variant="quiet" size="sm" onClick={markAsRead}>
          Mark as read
        </Button>
      )}
    </li>
  );
}
