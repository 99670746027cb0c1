import type { ReactNode } from 'react';
import { cn } from './cn';
import { Link } from './link';

const TAB_STYLES = cn(
  '-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent px-0.5 pb-2 text-sm',
  'font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink',
  'aria-[current=page]:border-accent aria-[current=page]:text-ink',
);
const LIST_STYLES = 'flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none]';

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
