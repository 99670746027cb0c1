import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { CandidateResult, Explanation } from '@/lib/assignment/core';
import type { DecisionDto } from '@/lib/cases/dto';
import { RankingTable } from './ranking-table';
import { DECISION_REASON_WORDS, STRATEGY_WORDS } from './words';

interface WhyCardProps {
  decision: DecisionDto;
  explanation: Explanation;
  timeZone: string;
  /** Where the rules can be read, for those who may. */
  rulesHref: string | null;
}

/** Why this attorney, or why nobody: the recorded decision with all of its numbers. */
export function WhyCard({ decision, explanation, timeZone, rulesHref }: WhyCardProps) {
  const { outcome, candidates, reason, override } = decision;
  const ranked = candidates.filter(({ eligible }) => eligible);
  const excluded = candidates.filter(({ eligible }) => !eligible);
  const whatIf = new Map(explanation.others.map((other) => [other.attorneyId, other]));
  return (
    <Card
      title={outcome === 'waiting' ? 'Why nobody' : 'Why this attorney'}
      actions={<Badge tone="accent">{DECISION_REASON_WORDS[reason]}</Badge>}
      footer={<Record decision={decision} timeZone={timeZone} rulesHref={rulesHref} />}
      flush
    >
      <p className="px-4 py-3 font-serif text-lg leading-snug text-ink">{decision.summary}</p>
      {override ? (
        <p className="px-4 pb-3 text-sm text-ink-2">
          Overridden because: <q>{override.reason}</q>
        </p>
      ) : null}
      {ranked.length > 0 ? <RankingTable ranked={ranked} chosenId={decision.attorneyId} /> : null}
      <Sentences explanation={explanation} />
      {excluded.length > 0 ? <Excluded excluded={excluded} whatIf={whatIf} /> : null}
    </Card>
  );
}

function Record({
  decision,
  timeZone,
  rulesHref,
}: Pick<WhyCardProps, 'decision' | 'timeZone' | 'rulesHref'>) {
  const version = `rules version ${decision.ruleSetVersion}`;
  return (
    <>
      {STRATEGY_WORDS[decision.strategy]} strategy,{' '}
      {rulesHref ? <TextLink href={rulesHref}>{version}</TextLink> : version}, decided{' '}
      <Time value={decision.decidedAt} timeZone={timeZone} />. The record never changes.
    </>
  );
}

const DISCLOSURE = 'cursor-pointer px-4 py-2.5 text-sm font-medium text-ink-2 hover:text-ink';

function Sentences({ explanation }: { explanation: Explanation }) {
  const { chosen, others } = explanation;
  const behind = others.filter(({ rank }) => rank !== null);
  if (!chosen && behind.length === 0) return null;
  return (
    <details className="border-t border-line">
      <summary className={DISCLOSURE}>In words, and what would have changed it</summary>
      <dl className="grid gap-3 px-4 pb-4 text-sm">
        {chosen ? (
          <div>
            <dt className="font-medium text-ink">{chosen.name}</dt>
            <dd className="text-ink-2">{chosen.sentences.join(' ')}</dd>
          </div>
        ) : null}
        {behind.map(({ attorneyId, name, sentence, whatIf }) => (
          <div key={attorneyId}>
            <dt className="font-medium text-ink">{name}</dt>
            <dd className="text-ink-2">
              {sentence} {whatIf ? <em className="text-ink">{whatIf}</em> : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Excluded({
  excluded,
  whatIf,
}: {
  excluded: readonly CandidateResult[];
  whatIf: ReadonlyMap<string, Explanation['others'][number]>;
}) {
  return (
    <details className="border-t border-line">
      <summary className={DISCLOSURE}>Not eligible: {excluded.length}</summary>
      <ul className="grid gap-2 px-4 pb-4 text-sm">
        {excluded.map(({ attorneyId, name, exclusions }) => (
          <li key={attorneyId}>
            <bdi className="font-medium text-ink">{name}</bdi>
            <span className="text-ink-2">
              {': '}
              {exclusions.map(({ detail }) => detail).join(' ')}{' '}
              <em className="text-ink">{whatIf.get(attorneyId)?.whatIf}</em>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
