'use client';

import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { NAVIGATION, type NavItem } from './navigation';

interface SidebarNavProps {
  /** Keys of the places that this person may open. */
  allowed: readonly string[];
  /** Small numbers beside places, by key, e.g. how many cases wait. */
  counts?: Record<string, number>;
  onNavigate?: () => void;
}

/** The product's places, in groups, with the current one marked. */
export function SidebarNav({ allowed, counts = {}, onNavigate }: SidebarNavProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="grid gap-5">
      {NAVIGATION.map((group) => {
        const items = group.items.filter((item) => allowed.includes(item.key));
        if (items.length === 0) return null;
        return (
          <div key={group.label ?? 'main'}>
            {group.label ? (
              <h2 className="px-2.5 pb-1 text-xs font-medium text-ink-3">{group.label}</h2>
            ) : null}
            <ul className="grid gap-px">
              {items.map((item) => (
                <li key={item.key}>
                  <NavLink
                    item={item}
                    current={pathname === item.href || pathname.startsWith(`${item.href}/`)}
                    count={counts[item.key] ?? 0}
                    onNavigate={onNavigate}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function NavLink({
  item,
  current,
  count,
  onNavigate,
}: {
  item: NavItem;
  current: boolean;
  count: number;
  onNavigate: (() => void) | undefined;
}) {
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      onClick={onNavigate}
      className={cn(
        'group relative flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-2',
        'transition-colors hover:bg-line/70 hover:text-ink pointer-coarse:h-10',
        'aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink',
        'aria-[current=page]:ring-1 aria-[current=page]:ring-line-2',
      )}
    >
      <Icon
        aria-hidden="true"
        strokeWidth={1.75}
        className="size-4 shrink-0 text-ink-3 group-aria-[current=page]:text-accent"
      />
      <span className="truncate">{item.label}</span>
      {count > 0 ? (
        <span className="ml-auto rounded-sm bg-warn-soft px-1.5 text-xs font-medium text-warn">
          {count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </Link>
  );
}
