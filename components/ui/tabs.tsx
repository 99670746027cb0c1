'use client';

import { Link } from './link';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cn } from './cn';

const TAB_STYLES = cn(
  '-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent px-0.5 pb-2 text-sm',
  'font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink',
  'aria-selected:border-accent aria-selected:text-ink',
  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
);
const LIST_STYLES = 'flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none]';

/** Tabs over content that is already on the page; arrow keys, Home and End move between them. */
export function Tabs({
  label,
  tabs,
  defaultValue,
}: {
  label: string;
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[];
  defaultValue?: string;
}) {
  const id = useId();
  const [value, setValue] = useState(defaultValue ?? tabs[0]?.value);
  const position = tabs.findIndex((tab) => tab.value === value);

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const moves: Record<string, number> = {
      ArrowRight: (position + 1) % tabs.length,
      ArrowLeft: (position - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const next = tabs[moves[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    setValue(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  }

  return (
    <div>
      <div role="tablist" aria-label={label} className={LIST_STYLES} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-${tab.value}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => setValue(tab.value)}
            className={TAB_STYLES}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.value}
          role="tabpanel"
          id={`${id}-${tab.value}-panel`}
          aria-labelledby={`${id}-${tab.value}`}
          hidden={tab.value !== value}
          className="pt-4"
        >
          {tab.content}
        </div>
      ))}
    </div>
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
