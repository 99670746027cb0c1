'use client';

import { EXCLUSION_WORDS } from '@/components/cases/words';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { NEVER_OVERRIDABLE, type Exclusion } from '@/lib/assignment/core';
import type { DepartureCaseDto, DepartureExcludedDto } from '@/lib/planning/dto';
import { standingAgainst } from './departure-choices';

/**
 * Who takes a case of somebody who leaves: the eligible first, then everybody else with what stands
 * against them. Choosing one of those asks why, as a handoff does; nobody gets past a wall.
 */
export function NewHolder({
  one,
  holder,
  chosen,
  place,
  onChoose,
}: {
  one: DepartureCaseDto;
  /** Name of who leaves. */
  holder: string;
  chosen: string | null;
  /** Where in the plan the case stands; null when it stays. */
  place: number | null;
  onChoose: (attorneyId: string | null) => void;
}) {
  const against = standingAgainst(one, chosen);
  const isProposed = chosen !== null && chosen === one.proposedAttorney?.id;
  return (
    <div className="grid min-w-0 gap-1">
      <Select
        aria-label={`New holder of case ${one.number}`}
        options={optionsFor(one)}
        placeholder={`Leave it with ${holder}`}
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
        className="min-w-48"
      />
      {isProposed ? <p className="max-w-md text-xs text-ink-2">{one.reason}</p> : null}
      {against.length > 0 && place !== null ? (
        <Override number={one.number} against={against} place={place} />
      ) : null}
    </div>
  );
}

/** What stands against who was chosen, and why it should be them all the same. */
function Override({
  number,
  against,
  place,
}: {
  number: number;
  against: readonly Exclusion[];
  place: number;
}) {
  return (
    <div className="grid max-w-md gap-1.5 pb-1 whitespace-normal">
      <p className="text-xs text-warn">{against.map(({ detail }) => detail).join(' ')}</p>
      <Field
        name={`moves.${place}.override.reason`}
        label={
          <>
            Why it should be them all the same
            <span className="sr-only">, case {number}</span>
          </>
        }
        hint="The rules say no. Your reason is kept with the decision."
        required
      >
        <Textarea rows={2} />
      </Field>
    </div>
  );
}

function optionsFor({ eligible, excluded }: DepartureCaseDto): SelectOption[] {
  return [
    ...eligible.map(({ id, name }) => ({ value: id, label: name, group: 'Eligible' })),
    ...excluded.map((one) => ({
      value: one.id,
      label: `${one.name}: ${wordsOn(one)}`,
      disabled: one.exclusions.some(({ code }) => NEVER_OVERRIDABLE.includes(code)),
      group: 'Not eligible now; asks for a reason',
    })),
  ];
}

function wordsOn({ exclusions }: DepartureExcludedDto): string {
  return exclusions.map(({ code }) => EXCLUSION_WORDS[code]).join(', ');
}
