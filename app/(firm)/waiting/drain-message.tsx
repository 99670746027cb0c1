import { Alert } from '@/components/ui/alert';
import { formatNumber } from '@/components/ui/format';
import { RefreshEvery } from '@/components/ui/refresh-every';

/** How far the placing of a long waiting line has come; looks again until it is through. */
export function DrainMessage({
  progress: { total, lookedAt, placed },
}: {
  progress: { total: number; lookedAt: number; placed: number };
}) {
  const words = `${formatNumber(lookedAt)} of ${formatNumber(total)} looked at, ${formatNumber(placed)} placed`;
  return (
    <Alert title={`Placing waiting cases: ${words}`}>
      <progress
        aria-label="Waiting cases looked at"
        max={total}
        value={lookedAt}
        className="mt-1 h-1.5 w-full max-w-sm accent-accent"
      >
        {words}
      </progress>
      <RefreshEvery seconds={2} />
    </Alert>
  );
}
