'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import { DropdownMenu } from '@/components/ui/dropdown-menu';
import { ActionItem } from './action-item';
import type { FirmChoice, PlainAction } from './session-acts';

interface FirmSwitcherProps {
  firmName: string;
  firmSlug: string;
  firms: readonly FirmChoice[];
  /** Gets `firmSlug` and `place` in its form data. */
  switchFirmAction?: PlainAction | undefined;
}

/** The name of the firm; for someone who belongs to several it leads into the others. */
export function FirmSwitcher({ firmName, firmSlug, firms, switchFirmAction }: FirmSwitcherProps) {
  if (firms.length < 2 || !switchFirmAction) {
    return (
      <p className="min-w-0 flex-1 truncate text-sm font-medium text-ink" dir="auto">
        {firmName}
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-1">
      <DropdownMenu
        label="Your firms"
        trigger={
          <button
            type="button"
            className="-mx-2 flex h-8 max-w-full min-w-0 items-center gap-1.5 rounded-md px-2 text-sm font-medium text-ink hover:bg-sunken pointer-coarse:h-10"
          >
            <span className="sr-only">Change the firm, now </span>
            <span className="truncate" dir="auto">
              {firmName}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
          </button>
        }
      >
        {firms.map(({ slug, name }) => (
          <ActionItem
            key={slug}
            action={switchFirmAction}
            values={() => ({ firmSlug: slug, place: window.location.pathname })}
            label={name}
            icon={slug === firmSlug ? <Check aria-label="You are here" /> : null}
          />
        ))}
      </DropdownMenu>
    </div>
  );
}
