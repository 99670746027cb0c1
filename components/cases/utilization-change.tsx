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
