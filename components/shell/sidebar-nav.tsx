'use client';

import { Bookmark, Share2, type LucideIcon } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { Link } from '@/components/ui/link';
import type { ViewLink } from '@/lib/features/views/dto';
import { NAVIGATION } from './navigation';
import { viewHref } from './view-href';

interface SidebarNavProps {
  /** Keys of the places that this person may open. */
  allowed: readonly string[];
  /** Small numbers beside places, by key, e.g. how many cases wait. */
  counts?: Record<string, number>;
  /** Saved views of the case list. */
  views?: readonly ViewLink[];
  onNavigate?: () => void;
}

/** The product's places, in groups, with the current one marked; saved views come after the first. */
export function SidebarNav({ allowed, counts = {}, views = [], onNavigate }: SidebarNavProps) {
  const pathname = usePathname();
  const viewId = useSearchParams().get('view');
  const openView = pathname === '/cases' ? views.find(({ id }) => id === viewId) : undefined;
  const isCurrent = (href: string) =>
    (pathname === href && !openView) || pathname.startsWith(`${href}/`);
  const [first, ...others] = NAVIGATION.map(({ label, items }) => ({
    label,
    items: items
      .filter(({ key }) => allowed.includes(key))
      .map(({ key, ...item }) => ({
        ...{ ...item, key, count: counts[key] ?? 0, current: isCurrent(item.href) },
      })),
  }));
  const saved = {
    label: 'Views',
    items: views.map(({ id, name, isShared }) => ({
      ...{ key: id, label: name, href: viewHref(id), count: 0, current: id === openView?.id },
      icon: isShared ? Share2 : Bookmark,
    })),
  };
  return (
    <nav aria-label="Main" className="grid gap-5">
      {[first, saved, ...others].map((group) =>
        group && group.items.length > 0 ? (
          <div key={group.label ?? 'main'}>
            {group.label ? (
              <h2 className="px-2.5 pb-1 text-xs font-medium text-ink-3">{group.label}</h2>
            ) : null}
            <ul className="grid gap-px">
              {group.items.map((item) => (
                <li key={item.key} className="min-w-0">
                  <NavLink {...item} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        ) : null,
      )}
    </nav>
  );
}

function NavLink({
  label,
  href,
  icon: Icon,
  current,
  count,
  onNavigate,
}: {
  label: string;
  href: string;
  icon: LucideIcon;
  current: boolean;
  count: number;
  onNavigate: (() => void) | undefined;
}) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={onNavigate}
      className="nav-link"
    >
      <Icon aria-hidden="true" strokeWidth={1.75} />
      <bdi className="truncate">{label}</bdi>
      {count > 0 ? (
        <span className="ml-auto rounded-sm bg-warn-soft px-1.5 text-xs font-medium text-warn">
          {count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </Link>
  );
}
