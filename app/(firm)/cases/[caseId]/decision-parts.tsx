import { cn } from '@/components/ui/cn';
import { RUNNERS_UP_EXPLAINED, type Remedy, type VisaType } from '@/lib/assignment/core';
import type { DecisionDto, LabelledCandidate, LabelledExplanation } from '@/lib/contracts/decision';
import { remedyLabel } from '@/lib/wording/remedy-messages';
import { standingOf } from './ranking/ranking-standing';

/** What a person said when they chose against the rules. */
export function Overridden({ decision: { override } }: { decision: DecisionDto }) {
  if (!override) return null;
  return (
    <p className="text-sm text-ink-2">
      Overridden because: <q dir="auto">{override.reason}</q>
    </p>
  );
}

/** Why each of those who came next did not get the case, and what would have given it to them. */
export function Rivals({
  explanation,
  visaType,
  ranked,
  most,
  withNumbers = false,
  className,
}: {
  explanation: LabelledExplanation;
  visaType: VisaType;
  /** The eligible, best first. */
  ranked: readonly LabelledCandidate[];
  /** Says by how many points each was behind, as the whole record does. */
  withNumbers?: boolean;
  /** Tells of no more than so many. */
  most?: number;
  className?: string;
}) {
  const rivals = explanation.others.filter(({ rank }) => rank !== null).slice(0, most);
  if (rivals.length === 0) return null;
  return (
    <section className={className} aria-label="What would have changed it">
      <h3 className="text-sm font-medium text-ink">What would have changed it</h3>
      <dl className="mt-1.5 grid gap-2 text-sm print:mt-0 print:gap-0 print:text-2xs print:leading-tight">
        {rivals.map(({ attorneyId, name, rank, sentence, remedy }) => (
          <div
            key={attorneyId}
            className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)] print:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <dt className="font-medium text-ink">
              <span className="mr-1.5 font-normal text-ink-3 tabular-nums">{rank}.</span>
              <bdi>{name}</bdi>
            </dt>
            <dd className="text-ink-2">
              <span className="font-medium text-ink">
                {labelOf(remedy, visaType) ??
                  (isWorkedOut(rank) ? 'No small change would have.' : null)}
              </span>{' '}
              {withNumbers || rank === 1 ? sentence : standingIn(ranked, attorneyId)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What held this one back: "Behind on load." */
function standingIn(ranked: readonly LabelledCandidate[], attorneyId: string): string | null {
  const candidate = ranked.find((one) => one.attorneyId === attorneyId);
  const standing = candidate ? standingOf(candidate, ranked) : null;
  return standing && `${standing}.`;
}

/** Whether it was looked for what would have put someone of this rank first. */
function isWorkedOut(rank: number | null): boolean {
  return rank !== null && rank > 1 && rank <= RUNNERS_UP_EXPLAINED + 1;
}

function labelOf(remedy: Remedy | null | undefined, visaType: VisaType): string | null {
  return remedy ? remedyLabel(remedy, visaType, 'recorded') : null;
}

/** The attorneys who could not take the case, each with the reasons and what would have lifted them. */
export function Excluded({
  decision,
  explanation,
  visaType,
  folded = false,
  className,
}: {
  decision: DecisionDto;
  explanation: LabelledExplanation;
  visaType: VisaType;
  /** Only the number shows until someone wants to read on. */
  folded?: boolean;
  className?: string;
}) {
  const excluded = decision.candidates.filter(({ eligible }) => !eligible);
  if (excluded.length === 0) return null;
  const title = `Not eligible: ${excluded.length}`;
  const remedies = new Map(explanation.others.map((other) => [other.attorneyId, other.remedy]));
  const list = (
    <ul className="grid gap-2 text-sm print:gap-0 print:text-2xs print:leading-tight">
      {excluded.map(({ attorneyId, name, exclusions }) => (
        <li key={attorneyId} className="break-inside-avoid">
          <bdi className="font-medium text-ink">{name}</bdi>
          <span className="text-ink-2">
            {': '}
            {exclusions.map(({ detail }) => detail).join(' ')}{' '}
            <span className="text-ink">{labelOf(remedies.get(attorneyId), visaType)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
  if (!folded) {
    return (
      <section className={cn('grid gap-1.5 print:gap-0', className)} aria-label={title}>
        <h3 className="text-sm font-medium text-ink">{title}</h3>
        {list}
      </section>
    );
  }
  return (
    <details className={className}>
      <summary className="px-4 py-2.5 text-sm font-medium text-ink-2 hover:text-ink sm:px-5">
        {title}
      </summary>
      <div className="px-4 pb-4 sm:px-5">{list}</div>
    </details>
  );
}
