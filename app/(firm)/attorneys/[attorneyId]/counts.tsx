import { formatNumber } from '@/components/ui/format';
import { Link } from '@/components/ui/link';

/** One line of `Counts`: what is counted, how many, and the rows behind the number. */
export interface Count {
  key: string;
  label: string;
  count: number;
  href: string;
}

/** Counts with bars in proportion, as a list that reads without them. */
export function Counts({ label, counts }: { label: string; counts: readonly Count[] }) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <ul aria-label={label} className="grid gap-1.5 text-sm">
      {counts.map(({ key, label: name, count, href }) => (
        <li key={key} className="grid grid-cols-[6.5rem_minmax(0,1fr)_2rem] items-center gap-3">
          <Link href={href} className="truncate rounded-sm hover:text-accent hover:underline">
            {name}
          </Link>
          <span aria-hidden="true" className="h-2 rounded-full bg-line">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${(count / most) * 100}%` }}
            />
          </span>
          <span className="text-right font-medium tabular-nums">{formatNumber(count)}</span>
        </li>
      ))}
    </ul>
  );
}
