'use client';

import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { formatPercent } from '@/components/ui/format';
import { RadioCards, type RadioCard } from '@/components/ui/radio-cards';
import { Skeleton } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import { nearness, NEVER_OVERRIDABLE } from '@/lib/assignment/core';
import type {
  CandidatesDto,
  HandoffReceiver,
  FreeingDto,
  LabelledCandidate,
} from '@/lib/contracts/decision';
import { HANDOFF_WARNING_LABELS } from '@/lib/wording/case-labels';
import { wouldDo, type BlockedAttorney } from '@/components/cases/what-frees';
import { UtilizationBar, UtilizationChange } from './utilization-change';

/** Asks for the ranking of a case at this moment; a text says why there is none. */
export type LoadCandidates = (caseId: string) => Promise<CandidatesDto | string>;

interface CandidateFieldProps {
  /** Name of the form field that carries the attorney's id; empty means that the rules choose. */
  name: string;
  caseId: string;
  /** Must be one and the same function on every render. */
  load: LoadCandidates;
  /** Whether the viewer may choose someone whom the rules exclude. */
  mayOverride: boolean;
  /** Draws what makes an excluded attorney able, where there is such a thing. */
  mend?: Mend;
}

type Mend = (
  attorney: Pick<BlockedAttorney, 'attorneyId' | 'name' | 'freeing'>,
  onMended: () => void,
) => ReactNode;

/**
 * The choice of an attorney for a case: ranked as the rules rank them now, with what each would
 * carry then. Those whom the rules exclude come after, with the reasons; choosing one asks why.
 */
export function CandidateField({ name, caseId, load, mayOverride, mend }: CandidateFieldProps) {
  const [answer, setAnswer] = useState<CandidatesDto | string | null>(null);
  const loadingRef = useRef<HTMLDivElement>(null);
  const [wasWaitedAt, setWasWaitedAt] = useState(false);
  // Counted up when an attorney was changed: the ranking is another one then.
  const [look, setLook] = useState(0);
  useEffect(() => {
    let current = true;
    void load(caseId).then((loaded) => {
      if (!current) return;
      setWasWaitedAt(document.activeElement === loadingRef.current);
      setAnswer(loaded);
    });
    return () => {
      current = false;
    };
  }, [caseId, load, look]);
  if (answer === null) return <LoadingCandidates ref={loadingRef} />;
  if (typeof answer === 'string') return <Alert tone="bad" title={answer} />;
  return (
    <Choice
      name={name}
      preview={answer}
      mayOverride={mayOverride}
      mend={mend && ((attorney) => mend(attorney, () => setLook((count) => count + 1)))}
      takesFocus={wasWaitedAt}
    />
  );
}

/** Holds the place of the choice, also for the focus: a dialog that begins here begins here. */
function LoadingCandidates({ ref }: { ref: Ref<HTMLDivElement> }) {
  return (
    <div
      ref={ref}
      role="status"
      tabIndex={0}
      aria-label="Asking the rules"
      className="grid gap-2 rounded-md"
    >
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
    </div>
  );
}

function Choice({
  name,
  preview,
  mayOverride,
  mend,
  takesFocus,
}: {
  name: string;
  preview: CandidatesDto;
  mayOverride: boolean;
  mend: ((attorney: Parameters<Mend>[0]) => ReactNode) | undefined;
  /** The focus waited for it. */
  takesFocus: boolean;
}) {
  const boxRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const radios = boxRef.current?.querySelectorAll<HTMLInputElement>('input:enabled') ?? [];
    const [first] = radios;
    ([...radios].find(({ checked }) => checked) ?? first)?.focus();
  }, [takesFocus]);
  const others = preview.candidates.filter(
    ({ exclusions }) => !exclusions.some(({ code }) => code === 'previous-holder'),
  );
  const eligible = others.filter((candidate) => candidate.eligible);
  const freeing = new Map(preview.freeing.map(({ attorneyId, changes }) => [attorneyId, changes]));
  const excluded = others
    .filter((candidate) => !candidate.eligible)
    .toSorted((a, b) => distanceOf(a, freeing) - distanceOf(b, freeing));
  const [chosen, setChosen] = useState(eligible.length > 0 ? '' : 'nobody');
  const receivers = receiversOf(preview);
  const first = preview.candidates.find(({ rank }) => rank === 1);
  const warnings = receivers.get(chosen || (first?.attorneyId ?? ''))?.warnings ?? [];
  const needsReason = excluded.some(({ attorneyId }) => attorneyId === chosen);
  return (
    <>
      <input type="hidden" name="choice" value={CHOICES[chosen] ?? 'person'} />
      <Field name={name} label="Who takes it" as="group" required>
        <div ref={boxRef} className="contents">
          <RadioCards
            options={[
              rulesCard(first),
              ...eligible.map((one) =>
                eligibleCard(one, receivers.get(one.attorneyId), one.attorneyId === chosen),
              ),
            ]}
            value={chosen}
            onValueChange={setChosen}
            columns={1}
          />
          {excluded.length > 0 ? (
            <details className="text-sm" open={eligible.length === 0}>
              <summary className="cursor-pointer py-1 text-ink-2 hover:text-ink">
                Not eligible now: {excluded.length}
              </summary>
              <p className="pb-1.5 text-xs text-ink-3">
                {mayOverride
                  ? 'You may choose one of them all the same, with a reason; except somebody behind an ethical wall or no longer with the firm.'
                  : 'Only a manager or an admin may choose one of them all the same.'}
              </p>
              <div className="pt-1">
                <RadioCards
                  options={excluded.map((candidate) =>
                    excludedCard(candidate, mayOverride, freeing, mend),
                  )}
                  value={chosen}
                  onValueChange={setChosen}
                  columns={1}
                />
              </div>
            </details>
          ) : null}
        </div>
      </Field>
      {warnings.length > 0 ? (
        <Alert tone="warn" title="Before you confirm">
          <ul className="grid gap-0.5">
            {warnings.map(({ code, detail }) => (
              <li key={code}>{detail}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {needsReason ? (
        <Field
          name="override.reason"
          label="Why it should be them all the same"
          hint="The rules say no. Your reason is kept with the decision."
          required
        >
          <Textarea rows={2} />
        </Field>
      ) : null}
    </>
  );
}

function receiversOf({ handoff }: CandidatesDto): ReadonlyMap<string, HandoffReceiver> {
  return new Map(handoff?.receivers.map((receiver) => [receiver.attorneyId, receiver]));
}

function rulesCard(first: LabelledCandidate | undefined): RadioCard {
  return {
    value: '',
    label: 'Let the rules choose',
    description: first ? `At this moment that is ${first.name}.` : 'Nobody is eligible now.',
    disabled: !first,
  };
}

/** On phones only the chosen one says more than its utilization. */
function eligibleCard(
  candidate: LabelledCandidate,
  receiver: HandoffReceiver | undefined,
  isChosen: boolean,
): RadioCard {
  const { attorneyId, name, rank, factors, utilizationBefore, utilizationAfter } = candidate;
  const full = receiver
    ? sharesOf(receiver)
    : { before: utilizationBefore, after: utilizationAfter };
  return {
    value: attorneyId,
    label: `${rank ?? ''}. ${name}`,
    description: (
      <>
        {receiver ? (
          `Would hold ${receiver.activeCasesAfter} of ${receiver.capacity} cases, ${formatPercent(full.after)} full. `
        ) : (
          <>
            <UtilizationChange {...full} /> full, by weight.{' '}
          </>
        )}
        <span className={isChosen ? undefined : 'max-md:hidden'}>{factors[0]?.detail}</span>
        <UtilizationBar {...full} />
        {receiver?.warnings.length ? (
          <span className="mt-1.5 flex flex-wrap gap-1">
            {receiver.warnings.map(({ code }) => (
              <Badge key={code} tone="warn" icon={TriangleAlert}>
                {HANDOFF_WARNING_LABELS[code]}
              </Badge>
            ))}
          </span>
        ) : null}
      </>
    ),
  };
}

type Freeing = ReadonlyMap<string, readonly FreeingDto[]>;

/** The choices that are no person. */
const CHOICES: Readonly<Record<string, string>> = { '': 'rules', nobody: 'nobody' };

function distanceOf({ attorneyId, exclusions }: LabelledCandidate, freeing: Freeing): number {
  const codes = exclusions.map(({ code }) => code);
  return nearness(codes, freeing.get(attorneyId) ?? []);
}

/** Cases of places, without this one and with it. */
function sharesOf({ activeCasesAfter, capacity }: HandoffReceiver) {
  const places = Math.max(1, capacity);
  return { before: Math.max(0, activeCasesAfter - 1) / places, after: activeCasesAfter / places };
}

function excludedCard(
  candidate: LabelledCandidate,
  mayOverride: boolean,
  freeing: Freeing,
  mend: ((attorney: Parameters<Mend>[0]) => ReactNode) | undefined,
): RadioCard {
  const { attorneyId, name, exclusions } = candidate;
  return {
    extra: mend?.({ attorneyId, name, freeing: freeing.get(attorneyId) ?? [] }),
    value: attorneyId,
    label: name,
    description: [
      ...exclusions.map(({ detail }) => detail),
      wouldDo(freeing.get(attorneyId) ?? []),
    ].join(' '),
    disabled: !mayOverride || exclusions.some(({ code }) => NEVER_OVERRIDABLE.includes(code)),
  };
}
