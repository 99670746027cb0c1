import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { RepeatedIcon } from '@/components/ui/repeated-icon';
import type { RankingLine } from './ranking-lines';
import type { Score } from './ranking-standing';
import { RankingBar } from './ranking-value';

/** A candidate on phones: rank, name and score, its bar and what decided; the rest unfolds. */
export function RankingFold({
  line: { rank, name, isChosen, margin, standing },
  score,
  open,
  children,
}: {
  line: RankingLine;
  score: Score;
  open: boolean;
  /** What comes first of what unfolds; the cells of the row follow. */
  children: ReactNode;
}) {
  return (
    <details open={open}>
      <summary data-own-mark>
        <span className="who">
          <span>{rank}.</span>
          <bdi>{name}</bdi>
          {isChosen ? (
            <Check aria-label="chosen" className="ml-1.5 inline size-4 text-accent" />
          ) : null}
        </span>
        <span className="score">
          <span className="sr-only">{score.label}: </span>
          <span>{score.text}</span>
        </span>
        <RepeatedIcon name="chevron-down" />
        <span className="standing">
          <RankingBar share={score.share} />
          {standing}
        </span>
        <span className="margin">{margin}</span>
      </summary>
      {children}
    </details>
  );
}
