import { formatPercent } from '@/components/ui/format';

/** Utilization before and after taking a case: `62% → 68%`. */
export function UtilizationChange({ before, after }: { before: number; after: number }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      {formatPercent(before)}
      <span aria-hidden="true" className="mx-1 text-ink-3">
        →
      </span>
      <span className="sr-only"> before, after it </span>
      <span className={after > 1 ? 'font-medium text-bad' : 'font-medium text-ink'}>
        {formatPercent(after)}
      </span>
    </span>
  );
}

/**
 * Utilization before and after taking a case as a bar: what is there solid, what would come hatched,
 * beyond the end of capacity in its own colour. The numbers stand beside it in words.
 */
export function UtilizationBar({ before, after }: { before: number; after: number }) {
  const scale = Math.max(1, after);
  const share = (ratio: number) => `${(Math.max(0, ratio) / scale) * 100}%`;
  return (
    <span aria-hidden="true" className="mt-1.5 flex h-1.5 overflow-hidden rounded-full bg-line">
      <span className="bg-accent" style={{ width: share(Math.min(before, 1)) }} />
      <span
        className="bg-accent-soft hatched [--hatch:var(--accent)]"
        style={{ width: share(Math.min(after, 1) - Math.min(before, 1)) }}
      />
      <span
        className="bg-bad hatched [--hatch:var(--surface)]"
        style={{ width: share(Math.max(after, 1) - 1) }}
      />
    </span>
  );
}
