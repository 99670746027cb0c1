import { Field } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import type { RuleSet } from '@/lib/assignment/core';
import { StageFields } from './stage-fields';
import { CAPACITY_CARDS } from './labels';

/** What fills a workload: how capacity is measured, and what a case weighs in each stage. */
export function CapacityFields({ rules }: { rules: RuleSet }) {
  return (
    <div className="grid gap-5">
      <Field name="capacityMeasure" label="Capacity limits" as="group" required>
        <RadioCards options={CAPACITY_CARDS} defaultValue={rules.capacityMeasure} />
      </Field>
      <div className="overflow-hidden rounded-md border border-line">
        <StageFields stageWeights={rules.stageWeights} />
      </div>
    </div>
  );
}
