'use client';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import {
  COMPLEXITY_ANSWERS,
  COMPLEXITY_POINTS,
  type ComplexityAnswer,
  type ComplexityEstimate,
} from '@/lib/features/cases/complexity';
import type { OpeningDefaults } from '@/lib/features/cases/get-opening-defaults';
import { visaTypeLabel } from '@/lib/wording/labels';
import { COMPLEXITY_OPTIONS } from '../options';
import type { ComplexityChoice } from './use-complexity';

const QUESTIONS: Record<ComplexityAnswer, string> = {
  'first-time': 'First filing of its kind for this client',
  'prior-denial': 'Denied before',
  'rfe-history': 'Requests for evidence in the past',
  'tight-deadline': 'Little time left',
};

const DEPENDANT_OPTIONS = [
  { value: '0', label: 'None' },
  { value: '1', label: '1 or 2 (+1)' },
  { value: '3', label: '3 or more (+2)' },
];

interface ComplexityFieldsProps {
  choice: ComplexityChoice;
  defaults: OpeningDefaults;
}

/** The complexity of a new case: chosen, or worked out from a few questions with their points. */
export function ComplexityFields({ choice, defaults }: ComplexityFieldsProps) {
  const { visaType, value, choose } = choice;
  const usual = visaType
    ? `Usual for ${visaTypeLabel(visaType)}: ${defaults.complexity[visaType]}`
    : 'Usual for the visa type';
  return (
    <div className="grid content-start gap-2">
      <Field name="complexity" label="Complexity" hint="1 to 10; it sets what the case weighs.">
        <Select
          placeholder={usual}
          options={COMPLEXITY_OPTIONS}
          value={value}
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
      <details className="rounded-md border border-line px-3 py-2 text-sm">
        <summary className="cursor-pointer text-ink-2 hover:text-ink">
          Work it out from a few questions
        </summary>
        <Questions choice={choice} defaults={defaults} />
      </details>
    </div>
  );
}

function Questions({ choice, defaults }: ComplexityFieldsProps) {
  const { visaType, facts, estimate, isAnswered, isByHand, value } = choice;
  const usualTime =
    visaType &&
    `Less than the ${defaults.estimatedDays[visaType]} days that ${visaTypeLabel(visaType)} usually takes.`;
  return (
    <div className="grid gap-1 pt-2">
      {COMPLEXITY_ANSWERS.map((code) => (
        <Checkbox
          key={code}
          label={`${QUESTIONS[code]} (+${COMPLEXITY_POINTS[code]})`}
          hint={code === 'tight-deadline' ? usualTime : null}
          checked={facts.answers.has(code)}
          onChange={(event) => choice.answer(code, event.target.checked)}
        />
      ))}
      <label className="flex items-center justify-between gap-3 py-1">
        Dependants
        <Select
          options={DEPENDANT_OPTIONS}
          value={String(facts.dependants)}
          onChange={(event) => choice.countDependants(Number(event.target.value))}
        />
      </label>
      <p aria-live="polite" className="border-t border-line pt-2 tabular-nums">
        {visaType && estimate
          ? sumLabel(visaTypeLabel(visaType), estimate)
          : 'Choose a visa type first: the sum begins with what is usual for it.'}
      </p>
      {isByHand && estimate && isAnswered && value !== String(estimate.total) ? (
        <Button size="sm" className="justify-self-start" onClick={() => choice.choose('')}>
          Use {estimate.total}
        </Button>
      ) : null}
    </div>
  );
}

const PART_LABELS: Record<ComplexityEstimate['parts'][number]['code'], string> = {
  'first-time': 'first filing',
  'prior-denial': 'denial',
  'rfe-history': 'requests for evidence',
  'tight-deadline': 'little time',
  dependants: 'dependants',
};

function sumLabel(visaType: string, { base, parts, sum, total }: ComplexityEstimate): string {
  const terms = parts.map(({ code, points }) => ` + ${points} ${PART_LABELS[code]}`);
  const clamped = sum === total ? '' : `; the scale ends at ${total}`;
  return `${visaType} ${base}${terms.join('')} = ${sum}${clamped}`;
}
