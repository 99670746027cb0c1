'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { VISA_TYPES, type RuleSet, type VisaType, type VisaTypeRule } from '@/lib/assignment/core';
import { visaTypeLabel } from '@/lib/wording/labels';

const ROW =
  'grid grid-flow-row-dense grid-cols-[minmax(0,1fr)_5rem_5rem] items-center gap-x-2 gap-y-0.5';

/**
 * For each visa type: how many working days it takes, and the complexity a new case starts with. In
 * two columns where there is room, which reads down the first and then down the second.
 */
export function VisaTypeFields({ visaTypes }: Pick<RuleSet, 'visaTypes'>) {
  const half = Math.ceil(VISA_TYPES.length / 2);
  return (
    <div className="grid gap-x-8 md:grid-cols-2">
      <VisaTypeColumn types={VISA_TYPES.slice(0, half)} visaTypes={visaTypes} />
      <VisaTypeColumn types={VISA_TYPES.slice(half)} visaTypes={visaTypes} isSecond />
    </div>
  );
}

function VisaTypeColumn({
  types,
  visaTypes,
  isSecond = false,
}: Pick<RuleSet, 'visaTypes'> & { types: readonly VisaType[]; isSecond?: boolean }) {
  return (
    <div className="min-w-0">
      <div
        aria-hidden="true"
        className={`${ROW} border-b border-line pb-1.5 text-right text-xs text-ink-3 ${isSecond ? 'max-md:hidden' : ''}`}
      >
        <span className="col-start-2">Days</span>
        <span className="col-start-3">Complexity</span>
      </div>
      <div className="divide-y divide-line">
        {types.map((visaType) => (
          <VisaTypeRow key={visaType} visaType={visaType} rule={visaTypes[visaType]} />
        ))}
      </div>
    </div>
  );
}

function VisaTypeRow({ visaType, rule }: { visaType: VisaType; rule: VisaTypeRule }) {
  const label = visaTypeLabel(visaType);
  const prefix = `visaTypes.${visaType}`;
  return (
    <div className={`${ROW} py-1`}>
      <span aria-hidden="true" className="truncate text-sm">
        {label}
      </span>
      <Field
        name={`${prefix}.estimatedDays`}
        label={`Working days of ${label}`}
        hideLabel
        inGrid
        required
      >
        <Input
          type="number"
          min={1}
          max={3650}
          defaultValue={rule.estimatedDays}
          className="text-right"
        />
      </Field>
      <Field
        name={`${prefix}.defaultComplexity`}
        label={`Complexity of ${label}`}
        hideLabel
        inGrid
        required
      >
        <Input
          type="number"
          min={1}
          max={10}
          defaultValue={rule.defaultComplexity}
          className="text-right"
        />
      </Field>
    </div>
  );
}
