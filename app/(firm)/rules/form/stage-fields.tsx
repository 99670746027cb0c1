'use client';

import { stageLabel } from '@/components/cases/stages';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Table, Td, Th } from '@/components/ui/table';
import { STAGES, type RuleSet } from '@/lib/assignment/core';

// A closed case neither counts nor weighs, whatever the firm.
const OPEN_STAGES = STAGES.filter((stage) => stage !== 'closed');

/** For each stage of an open case: whether it takes a place of the capacity, and what it weighs. */
export function StageFields({ stageWeights }: Pick<RuleSet, 'stageWeights'>) {
  return (
    <Table caption="Stages: whether they count toward capacity, and their weight">
      <thead>
        <tr>
          <Th>Stage</Th>
          <Th className="whitespace-normal">Counts toward capacity</Th>
          <Th align="end">Weight</Th>
        </tr>
      </thead>
      <tbody>
        {OPEN_STAGES.map((stage) => (
          <tr key={stage} className="[&:last-child>*]:border-b-0">
            <Th scope="row">{stageLabel(stage)}</Th>
            <Td>
              <input type="hidden" name={`stageWeights.${stage}.counts`} value="false" />
              <input
                type="checkbox"
                name={`stageWeights.${stage}.counts`}
                defaultChecked={stageWeights[stage].counts}
                aria-label={`${stageLabel(stage)} counts toward capacity`}
                className="size-4 cursor-pointer rounded-sm accent-accent"
              />
            </Td>
            <Td align="end">
              <Field
                name={`stageWeights.${stage}.weight`}
                label={`Weight of ${stageLabel(stage)}`}
                hideLabel
                required
                className="justify-items-end [&>[id$=-error]]:max-w-40 sm:[&>[id$=-error]]:max-w-72"
              >
                <Input
                  type="number"
                  min={0}
                  max={2}
                  step={0.05}
                  defaultValue={stageWeights[stage].weight}
                  className="w-20 text-right sm:w-24"
                />
              </Field>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
