'use client';

import { CircleQuestionMark, Keyboard, LogOut, UserRound } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { ActionItem } from './action-item';
import { showOverlay } from './overlay-store';
import type { PlainAction } from './session-acts';
import { HELP_KEY } from './shortcuts';

/** Who is signed in, and signing out. */
export function UserMenu({
  name,
  email,
  role,
  signOutAction,
}: {
  name: string;
  email: string;
  role: string;
  signOutAction: PlainAction;
}) {
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          className="flex size-8 items-center justify-center rounded-full pointer-coarse:size-10"
        >
          <Avatar name={name} />
          <span className="sr-only">Account of {name}</span>
        </button>
      }
    >
      <div className="max-w-64 px-2 py-1.5">
        <p className="truncate text-sm font-medium" dir="auto">
          {name}
        </p>
        <p className="truncate text-xs text-ink-2">{email}</p>
        <p className="text-xs text-ink-3 capitalize">{role}</p>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden="true" />
          Your account
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/help">
          <CircleQuestionMark aria-hidden="true" />
          Help
        </Link>
      </MenuItem>
      <MenuItem aria-keyshortcuts={HELP_KEY} onClick={() => showOverlay('shortcuts')}>
        <Keyboard aria-hidden="true" />
        Keyboard shortcuts
        <span aria-hidden="true" className="ml-auto pl-4">
          <Kbd>{HELP_KEY}</Kbd>
        </span>
      </MenuItem>
      <ActionItem
        action={signOutAction}
        values={() => ({})}
        label="Sign out"
        icon={<LogOut aria-hidden="true" />}
      />
    </DropdownMenu>
  );
}
