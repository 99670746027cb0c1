'use client';

import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useInBrowser } from '@/components/ui/use-in-browser';
import { NEVER_OVERRIDABLE } from '@/lib/assignment/core';
import type { DepartureCaseDto, DepartureExcludedDto } from '@/lib/contracts/departure';
import type { ReviewedCaseDto } from '@/lib/features/planning/dto';
import type { LabelledExclusion } from '@/lib/contracts/decision';
import { EXCLUSION_LABELS } from '@/lib/wording/labels';
import { standingAgainst } from './departure-choices';
import type { DepartureDecided } from './use-departure-choices';

/**
 * Who takes a case of someone who leaves: the eligible first, then everyone else with what stands
 * against them. Choosing one of those asks why, as a handoff does; no one gets past a wall.
 */
export function NewHolder({
  one,
  holder,
  decided,
}: {
  one: ReviewedCaseDto;
  /** Name of who leaves. */
  holder: string;
  decided: DepartureDecided;
}) {
  const { caseId, number, proposedAttorney, reason } = one;
  const chosen = decided.choices[caseId] ?? null;
  const against = standingAgainst(one, chosen);
  // The plan is sent by scripts. Before they run each case shows who takes it: the choices of all of them
  // would be the larger part of the page. A browser that goes back could put only some of them in again,
  // so it puts in none.
  const options = optionsFor(one);
  const shown = useInBrowser() ? options : options.filter(({ value }) => value === chosen);
  const isProposed = chosen !== null && chosen === proposedAttorney?.id;
  return (
    <div className="grid min-w-0 gap-1">
      <Select
        aria-label={`New holder of case ${number}`}
        autoComplete="off"
        options={shown}
        placeholder={`Leave it with ${holder}`}
        value={chosen ?? ''}
        onChange={({ target }) => decided.choose(one, target.value === '' ? null : target.value)}
        className="min-w-48"
      />
      {isProposed ? <p className="max-w-md text-xs text-ink-2">{reason}</p> : null}
      {against.length > 0 ? <Override {...{ one, against, decided }} /> : null}
    </div>
  );
}

/** What stands against who was chosen, and why it should be them all the same. */
function Override({
  one: { caseId, number },
  against,
  decided,
}: {
  one: ReviewedCaseDto;
  against: readonly LabelledExclusion[];
  decided: DepartureDecided;
}) {
  return (
    <div className="grid max-w-md gap-1.5 pb-1 whitespace-normal">
      <p className="text-xs text-warn">{against.map(({ detail }) => detail).join(' ')}</p>
      <Field
        name={`overrides.${caseId}.reason`}
        label={
          <>
            Why it should be them all the same
            <span className="sr-only">, case {number}</span>
          </>
        }
        hint="The rules say no. Your reason is kept with the decision."
        required
      >
        <Textarea
          rows={2}
          value={decided.reasons[caseId] ?? ''}
          onChange={({ target }) => decided.explain(caseId, target.value)}
        />
      </Field>
    </div>
  );
}

function optionsFor({ eligible, excluded }: DepartureCaseDto): SelectOption[] {
  return [
    ...eligible.map(({ id, name }) => ({ value: id, label: name, group: 'Eligible' })),
    ...excluded.map((one) => ({
      value: one.id,
      label: `${one.name}: ${labelOn(one)}`,
      disabled: one.exclusions.some(({ code }) => NEVER_OVERRIDABLE.includes(code)),
      group: 'Not eligible now; asks for a reason',
    })),
  ];
}

function labelOn({ exclusions }: DepartureExcludedDto): string {
  return exclusions.map(({ code }) => EXCLUSION_LABELS[code]).join(', ');
}
