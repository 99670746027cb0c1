import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RuleSet } from '@/lib/assignment/core';
import { ThresholdFields } from './threshold-fields';
import { LEVEL_OPTIONS } from './labels';

/** What an attorney must meet to be asked at all. */
export function EligibilityFields({ rules }: { rules: RuleSet }) {
  return (
    <div className="grid gap-5">
      <Field
        name="minExpertise"
        label="Level in the visa type, at least"
        hint="At 0 anybody may take any visa type."
        required
        className="sm:max-w-xs"
      >
        <Select options={LEVEL_OPTIONS} defaultValue={String(rules.minExpertise)} />
      </Field>
      <fieldset>
        <legend className="text-sm font-medium">Complex cases ask for more</legend>
        <p className="mb-3 text-xs text-ink-3">
          From the complexity named, and up. Of several, all that apply must be met.
        </p>
        <ThresholdFields thresholds={rules.thresholds} />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="leaveLeadDays"
          label="No new cases before leave, for days"
          hint="0: only an absence that has begun counts."
          required
        >
          <Input type="number" min={0} max={90} defaultValue={rules.leaveLeadDays} />
        </Field>
        <Field
          name="leaveMinDays"
          label="If the leave lasts at least, in days"
          hint="Shorter absences keep nobody out beforehand."
          required
        >
          <Input type="number" min={1} max={365} defaultValue={rules.leaveMinDays} />
        </Field>
      </div>
    </div>
  );
}
