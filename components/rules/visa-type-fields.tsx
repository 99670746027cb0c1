'use client';

import { visaTypeLabel } from '@/components/cases/words';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Table, Td, Th } from '@/components/ui/table';
import { VISA_TYPES, type RuleSet, type VisaType, type VisaTypeRule } from '@/lib/assignment/core';

/** For each visa type: how many working days it takes, and the complexity a new case starts with. */
export function VisaTypeFields({ visaTypes }: Pick<RuleSet, 'visaTypes'>) {
  return (
    <Table caption="Visa types: estimated working days and default complexity">
      <thead>
        <tr>
          <Th>Visa type</Th>
          <Th align="end">Working days</Th>
          <Th align="end">Complexity</Th>
        </tr>
      </thead>
      <tbody>
        {VISA_TYPES.map((visaType) => (
          <VisaTypeRow key={visaType} visaType={visaType} rule={visaTypes[visaType]} />
        ))}
      </tbody>
    </Table>
  );
}

function VisaTypeRow({ visaType, rule }: { visaType: VisaType; rule: VisaTypeRule }) {
  const label = visaTypeLabel(visaType);
  const prefix = `visaTypes.${visaType}`;
  return (
    <tr className="[&:last-child>*]:border-b-0">
      <Th scope="row">{label}</Th>
      <Td align="end">
        <Field
          name={`${prefix}.estimatedDays`}
          label={`Working days of ${label}`}
          hideLabel
          required
          className="ml-auto w-20 sm:w-24"
        >
          <Input
            type="number"
            min={1}
            max={3650}
            defaultValue={rule.estimatedDays}
            className="text-right"
          />
        </Field>
      </Td>
      <Td align="end">
        <Field
          name={`${prefix}.defaultComplexity`}
          label={`Complexity of ${label}`}
          hideLabel
          required
          className="ml-auto w-20 sm:w-24"
        >
          <Input
            type="number"
            min={1}
            max={10}
            defaultValue={rule.defaultComplexity}
            className="text-right"
          />
        </Field>
      </Td>
    </tr>
  );
}
