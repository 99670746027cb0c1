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
  if (!factor) return <span className="nothing">–</span>;
  const { code, points, detail } = factor;
  return (
    <TooltipGridCell tip={detail} isFirst={isFirst}>
      <span
        className={cn(points === 0 && scale > 0 && 'nothing', isDecided && 'decided') || undefined}
      >
        {writeRankingValue(code, points)}
        {isDecided ? <span className="sr-only"> (fell behind here)</span> : null}
      </span>
      <RankingBar share={scale > 0 ? points / scale : 0} />
    </TooltipGridCell>
  );
}

/** A length of ink for a cost, a hatched one for what is taken off; it keeps its place where it is none. */
export function RankingBar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="ranking-bar">
      {share === 0 ? null : (
        <span
          className={share < 0 ? 'taken-off' : undefined}
          style={{ width: `${Math.min(1, Math.abs(share)) * 100}%` }}
        />
      )}
    </span>
  );
}
