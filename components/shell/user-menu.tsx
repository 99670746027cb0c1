'use client';

import { Check, Keyboard, LogOut, UserRound } from 'lucide-react';
import { startTransition, type ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { callPlain } from './call-plain';
import { showOverlay } from './overlay-store';
import type { FirmChoice, PlainAction } from './session-acts';
import { HELP_KEY } from './shortcuts';

/** Who is signed in; changing the firm (where there are several) and signing out. */
export function UserMenu({
  name,
  email,
  role,
  firmSlug,
  firms = [],
  switchFirmAction,
  signOutAction,
}: {
  name: string;
  email: string;
  role: string;
  firmSlug: string;
  firms?: readonly FirmChoice[];
  /** Gets `firmSlug` in its form data. */
  switchFirmAction?: PlainAction;
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
      {firms.length > 1 && switchFirmAction ? (
        <>
          <MenuSeparator />
          <MenuLabel>Firm</MenuLabel>
          {firms.map((firm) => (
            <ActionItem
              key={firm.slug}
              action={switchFirmAction}
              values={{ firmSlug: firm.slug }}
              label={firm.name}
              icon={firm.slug === firmSlug ? <Check aria-hidden="true" /> : null}
            />
          ))}
        </>
      ) : null}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden="true" />
          Your account
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
        values={{}}
        label="Sign out"
        icon={<LogOut aria-hidden="true" />}
      />
    </DropdownMenu>
  );
}

function ActionItem({
  action,
  values,
  label,
  icon,
}: {
  action: PlainAction;
  values: Record<string, string>;
  label: string;
  icon: ReactNode;
}) {
  return (
    <MenuItem
      onClick={() => {
        const form = new FormData();
        for (const [name, value] of Object.entries(values)) form.set(name, value);
        startTransition(() => callPlain(action, form));
      }}
    >
      {icon ?? <span className="size-4" />}
      <span className="truncate">{label}</span>
    </MenuItem>
  );
}
