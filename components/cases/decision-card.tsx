import { Printer } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { Explanation } from '@/lib/assignment/core';
import type { DecisionDto } from '@/lib/cases/dto';
import { Excluded, Overridden, Rivals } from './decision-parts';
import { RankingTable } from './ranking-table';
import { DECISION_REASON_WORDS, STRATEGY_WORDS } from './words';

interface DecisionCardProps {
  decision: DecisionDto;
  explanation: Explanation;
  timeZone: string;
  /** Where the rules can be read, for those who may. */
  rulesHref: string | null;
  /** Where the whole record can be read and printed. */
  recordHref: string;
}

/** The page shows so many of a ranking and of its rivals; the record has all of them. */
const RANKED_SHOWN = 6;
const RIVALS_SHOWN = 3;

/** Why this attorney, or why nobody: the recorded decision with its numbers and its reasons. */
export function DecisionCard({
  decision,
  explanation,
  timeZone,
  rulesHref,
  recordHref,
}: DecisionCardProps) {
  const { outcome, candidates, reason } = decision;
  const ranked = candidates.filter(({ eligible }) => eligible);
  return (
    <Card
      title={outcome === 'waiting' ? 'Why nobody' : 'Why this attorney'}
      actions={
        <>
          <Badge tone="accent">{DECISION_REASON_WORDS[reason]}</Badge>
          <ButtonLink href={recordHref} size="sm">
            <Printer aria-hidden="true" />
            Whole record
          </ButtonLink>
        </>
      }
      footer={<Origin decision={decision} timeZone={timeZone} rulesHref={rulesHref} />}
      flush
    >
      <div className="grid gap-1 px-4 py-3">
        <p className="font-serif text-lg leading-snug text-ink">{decision.summary}</p>
        <Overridden decision={decision} />
      </div>
      {ranked.length > 0 ? (
        <RankingTable
          ranked={ranked}
          chosenId={decision.attorneyId}
          most={RANKED_SHOWN}
          moreHref={recordHref}
          isPreferred={reason === 'continuity'}
        />
      ) : null}
      <Rivals explanation={explanation} most={RIVALS_SHOWN} className="border-t border-line p-4" />
      <Excluded
        decision={decision}
        explanation={explanation}
        folded
        className="border-t border-line"
      />
    </Card>
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
      {STRATEGY_WORDS[decision.strategy]} strategy,{' '}
      {rulesHref ? <TextLink href={rulesHref}>{version}</TextLink> : version}, decided{' '}
      <Time value={decision.decidedAt} timeZone={timeZone} />. The record never changes.
    </>
  );
}
