'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { LEVELS, VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import { visaTypeLabel } from '@/lib/wording/labels';
import { levelName } from '@/components/attorneys/expertise-level';

const LEVEL_OPTIONS = LEVELS.map((level) => ({
  value: String(level),
  label: level === 0 ? '0 none' : `${level} ${levelName(level)}`,
}));

/** One level for each visa type: 0 means that the rules never give this attorney such a case. */
export function ExpertiseFields({
  levels,
  name = 'expertise',
}: {
  levels: Partial<Record<VisaType, Level>>;
  name?: string;
}) {
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
      {VISA_TYPES.map((visaType) => (
        <Field
          key={visaType}
          name={`${name}.${visaType}`}
          label={visaTypeLabel(visaType)}
          required
          className="grid-cols-[minmax(0,1fr)_9rem] items-center"
        >
          <Select options={LEVEL_OPTIONS} defaultValue={String(levels[visaType] ?? 0)} />
        </Field>
      ))}
    </div>
  );
}
