import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Link } from './link';

/** The way back up: links to the pages above this one. The page itself is its title, not a crumb. */
export function Breadcrumbs({ items }: { items: readonly { label: string; href: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" data-print="hide">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-2">
        {items.map((item, index) => {
          const Mark = index === 0 ? ChevronLeft : ChevronRight;
          return (
            <li key={item.href} className="flex items-center gap-1">
              <Mark
                aria-hidden="true"
                className={index === 0 ? '-ml-1 size-4 text-ink-3' : 'size-3.5 text-ink-3'}
              />
              <Link href={item.href} className="rounded-sm hover:text-accent hover:underline">
                {item.label}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
