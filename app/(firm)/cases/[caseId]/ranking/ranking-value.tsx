import { cn } from '@/components/ui/cn';
import { TooltipGridCell } from '@/components/ui/tooltip-grid';
import type { LabelledFactor } from '@/lib/contracts/decision';
import { writeRankingValue } from './ranking-labels';

/** One number of a ranking with its bar; its sentence comes on hover, focus and tap. */
export function RankingValue({
  factor,
  scale,
  isDecided,
  isFirst,
}: {
  factor: LabelledFactor | undefined;
  scale: number;
  isDecided: boolean;
  isFirst: boolean;
}) {
  if (!factor) return <span className="text-ink-3">–</span>;
  const { code, points, detail } = factor;
  return (
    <TooltipGridCell
      tip={detail}
      isFirst={isFirst}
      className="w-full text-right max-md:flex max-md:min-h-6 max-md:flex-1 max-md:flex-row-reverse max-md:items-center max-md:gap-3"
    >
      <span
        className={cn(
          'max-md:w-20 max-md:shrink-0',
          points === 0 && scale > 0 && 'text-ink-3',
          isDecided && 'font-semibold underline decoration-accent decoration-2 underline-offset-4',
        )}
      >
        {writeRankingValue(code, points)}
        {isDecided ? <span className="sr-only"> (fell behind here)</span> : null}
      </span>
      <RankingBar
        share={scale > 0 ? points / scale : 0}
        className="mt-1 justify-end print:mt-0 print:h-1 max-md:mt-0 max-md:flex-1 max-md:justify-start"
      />
    </TooltipGridCell>
  );
}

/** A length of ink for a cost, a hatched one for what is taken off. */
export function RankingBar({ share, className }: { share: number; className?: string }) {
  return (
    <span aria-hidden="true" className={cn('flex h-1.5', className)}>
      <span
        className={cn(
          'rounded-full print-color-exact',
          share < 0 ? 'border border-accent hatched [--hatch:var(--accent)]' : 'bg-chart-1',
        )}
        style={{ width: `${Math.min(1, Math.abs(share)) * 100}%` }}
      />
    </span>
  );
}
