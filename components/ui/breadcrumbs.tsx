import { Link } from './link';

/** The way back up: links to the pages above this one. The page itself is its title, not a crumb. */
export function Breadcrumbs({ items }: { items: readonly { label: string; href: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" data-print="hide">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-1.5">
            <Link href={item.href} className="rounded-sm hover:text-accent hover:underline">
              {item.label}
            </Link>
            <span aria-hidden="true" className="text-ink-3">
              /
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
