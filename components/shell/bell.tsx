import { Bell as BellIcon } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';

const MOST_SHOWN = 99;

/** The way to what the viewer has been told, with the number of what they have not read. */
export function Bell({ unread }: { unread: number }) {
  const label = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
  return (
    <Link
      href="/notifications"
      aria-label={label}
      title={label}
      className={cn(
        buttonStyles({ variant: 'quiet' }),
        'relative aspect-square w-8 px-0 pointer-coarse:w-10',
      )}
    >
      <BellIcon aria-hidden="true" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent tabular-nums"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
