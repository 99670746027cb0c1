'use client';

import { startTransition, type ReactNode } from 'react';
import { MenuItem } from '@/components/ui/dropdown-menu';
import { callPlain } from './call-plain';
import type { PlainAction } from './session-acts';

interface ActionItemProps {
  action: PlainAction;
  /** What is sent, read when the item is chosen. */
  values: () => Record<string, string>;
  label: string;
  icon: ReactNode;
}

/** An item of a menu that calls an action which leads somewhere else. */
export function ActionItem({ action, values, label, icon }: ActionItemProps) {
  return (
    <MenuItem
      onClick={() => {
        const form = new FormData();
        for (const [name, value] of Object.entries(values())) form.set(name, value);
        startTransition(() => callPlain(action, form));
      }}
    >
      {icon ?? <span className="size-4" />}
      <span className="truncate">{label}</span>
    </MenuItem>
  );
}
