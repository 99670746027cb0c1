import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Score } from './ranking-standing';
import { RankingBar } from './ranking-value';

/** Put on a row: on phones its cells show once its `RankingFold` is open. */
export const UNFOLDS_STYLES = 'max-md:not-has-[details[open]]:[&>td]:hidden';

interface RankingFoldProps {
  rank: number | null;
  name: string;
  isChosen: boolean;
  score: Score;
  /** How the score stands to the others: "20 above". */
  margin: string | null;
  /** What decided: "Behind on load". */
  standing: string | null;
  open: boolean;
  /** What comes first of what unfolds; the cells of the row follow. */
  children: ReactNode;
}

/** A candidate on phones: rank, name and score, its bar and what decided; the rest unfolds. */
export function RankingFold({
  rank,
  name,
  isChosen,
  score,
  margin,
  standing,
  open,
  children,
}: RankingFoldProps) {
  return (
    <details open={open} className="group/fold hidden max-md:block">
      <summary
        data-own-mark
        className="grid list-none grid-cols-[minmax(0,1fr)_auto_1rem] items-center gap-x-2 gap-y-0.5 px-4 py-2.5 focus-visible:-outline-offset-2"
      >
        <span className="min-w-0">
          <span className="mr-1.5 font-normal text-ink-3 tabular-nums">{rank}.</span>
          <bdi>{name}</bdi>
          {isChosen ? (
            <Check aria-label="chosen" className="ml-1.5 inline size-4 text-accent" />
          ) : null}
        </span>
        <span className="text-right tabular-nums">
          <span className="sr-only">{score.label}: </span>
          <span className="font-semibold">{score.text}</span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className="row-span-2 size-4 text-ink-3 transition-transform group-open/fold:rotate-180"
        />
        <span className="flex min-w-0 items-center gap-2 text-xs font-normal text-ink-2">
          <RankingBar share={score.share} className="w-20 shrink-0" />
          {standing}
        </span>
        <span className="text-right text-xs font-normal text-ink-2 tabular-nums">{margin}</span>
      </summary>
      {children}
    </details>
  );
}
