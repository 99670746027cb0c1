import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { VisaType } from '@/lib/assignment/core';
import type { DecisionSummary, LabelledExplanation, DecisionDto } from '@/lib/contracts/decision';
import { STRATEGY_NAMES } from '@/lib/wording/labels';
import { Excluded, Overridden, Rivals } from './decision-parts';
import { rankingLines } from './ranking/ranking-lines';
import { RankingTable } from './ranking/ranking-table';
import { DECISION_REASON_LABELS } from '@/components/cases/labels';

interface DecisionCardProps {
  decision: DecisionDto;
  explanation: LabelledExplanation;
  told: DecisionSummary;
  visaType: VisaType;
  timeZone: string;
  /** Where the rules can be read, for those who may. */
  rulesHref: string | null;
  /** Where the whole record can be read and printed. */
  recordHref: string;
  /** What is best done next, right below the answer. */
  next?: ReactNode;
}

/** The page shows so many of a ranking and of its rivals; the record has all of them. */
const RANKED_SHOWN = 6;
const RIVALS_SHOWN = 3;

/** Why this attorney, or why no one: the answer first, its numbers one fold below. */
export function DecisionCard({
  decision,
  explanation,
  told,
  visaType,
  timeZone,
  rulesHref,
  recordHref,
  next,
}: DecisionCardProps) {
  const { outcome, candidates, reason } = decision;
  const ranked = candidates.filter(({ eligible }) => eligible);
  return (
    <Card
      title={outcome === 'waiting' ? 'Why nobody' : 'Why this attorney'}
      actions={
        <>
          <Badge tone="accent">{DECISION_REASON_LABELS[reason]}</Badge>
          <ButtonLink href={recordHref} size="sm">
            <Printer aria-hidden="true" />
            Whole record
          </ButtonLink>
        </>
      }
      footer={<Origin decision={decision} timeZone={timeZone} rulesHref={rulesHref} />}
      flush
    >
      <Answer decision={decision} told={told} />
      {next ? <div className="px-4 pb-4 sm:px-5">{next}</div> : null}
      <Rivals
        explanation={explanation}
        visaType={visaType}
        ranked={ranked}
        most={RIVALS_SHOWN}
        className="border-t border-line px-4 py-3.5 sm:px-5"
      />
      {ranked.length > 0 ? (
        <details className="border-t border-line">
          <summary className="px-4 py-2.5 text-sm font-medium text-ink-2 hover:text-ink sm:px-5">
            The numbers
          </summary>
          <RankingTable
            ranking={rankingLines(ranked, {
              chosenId: decision.attorneyId,
              isPreferred: reason === 'continuity',
              most: RANKED_SHOWN,
            })}
            moreHref={recordHref}
          />
        </details>
      ) : null}
      <Excluded
        decision={decision}
        explanation={explanation}
        visaType={visaType}
        folded
        className="border-t border-line"
      />
    </Card>
  );
}

/** Who, why, and who came second: what a partner asks first. */
export function Answer({ decision, told }: Pick<DecisionCardProps, 'decision' | 'told'>) {
  const { candidates, attorneyId } = decision;
  const chosen = candidates.find((candidate) => candidate.attorneyId === attorneyId);
  return (
    <div className="flex gap-3.5 px-4 py-4 sm:px-5 sm:py-5 print:p-0">
      {chosen ? <Avatar name={chosen.name} size="lg" className="mt-0.5 print:hidden" /> : null}
      <div className="grid min-w-0 gap-1 print:gap-0">
        <p className="font-serif text-2xl leading-tight break-words text-ink print:text-lg">
          {told.headline}
        </p>
        <p className="max-w-prose text-lg leading-snug text-ink print:text-sm">{told.why}</p>
        {told.second ? (
          <p className="max-w-prose text-base text-ink-2 print:text-sm">{told.second}</p>
        ) : null}
        <Overridden decision={decision} />
      </div>
    </div>
  );
}

function Origin({
  decision,
  timeZone,
  rulesHref,
}: Pick<DecisionCardProps, 'decision' | 'timeZone' | 'rulesHref'>) {
  const version = `rules version ${decision.ruleSetVersion}`;
  return (
    <>
      {STRATEGY_NAMES[decision.strategy].label} strategy,{' '}
      {rulesHref ? <TextLink href={rulesHref}>{version}</TextLink> : version}, decided{' '}
      <Time value={decision.decidedAt} timeZone={timeZone} />. The record never changes.
    </>
  );
}
