'use client';

import { Link } from './link';
import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';

const TAB_STYLES = cn(
  '-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent px-0.5 pb-2 text-sm',
  'font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink',
  'data-[state=active]:border-accent data-[state=active]:text-ink',
  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
);
const LIST_STYLES = 'flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none]';

/** Tabs over content that is already on the page. */
export function Tabs({
  label,
  tabs,
  defaultValue,
}: {
  label: string;
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[];
  defaultValue?: string;
}) {
  return (
    <Primitive.Root defaultValue={defaultValue ?? tabs[0]?.value ?? ''}>
      <Primitive.List aria-label={label} className={LIST_STYLES}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={TAB_STYLES}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}

/** Tabs that are pages of their own: a row of links of which one is current. */
export function LinkTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; label: ReactNode; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className={LIST_STYLES}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={TAB_STYLES}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
