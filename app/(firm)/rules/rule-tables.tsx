import { stageLabel } from '@/components/cases/stages';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { STAGES, VISA_TYPES, type RuleSet } from '@/lib/assignment/core';
import { visaTypeLabel } from '@/lib/wording/labels';

/** The numbers of the rules, for those who may read them and not change them. */
export function RuleTables({ rules }: { rules: RuleSet }) {
  return (
    <>
      <Card
        title="Stages"
        description="A case weighs 50 + 10 × complexity load points, times the weight of its stage."
        flush
      >
        <Table caption="Stages: whether they count toward capacity, and their weight">
          <thead>
            <tr>
              <Th>Stage</Th>
              <Th>Counts toward capacity</Th>
              <Th align="end">Weight</Th>
            </tr>
          </thead>
          <tbody>
            {STAGES.map((stage) => (
              <tr key={stage} className="[&:last-child>*]:border-b-0">
                <Th scope="row">{stageLabel(stage)}</Th>
                <Td>{rules.stageWeights[stage].counts ? 'Yes' : 'No'}</Td>
                <Td align="end">{rules.stageWeights[stage].weight}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card title="Visa types" flush>
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
              <tr key={visaType} className="[&:last-child>*]:border-b-0">
                <Th scope="row">{visaTypeLabel(visaType)}</Th>
                <Td align="end">{rules.visaTypes[visaType].estimatedDays}</Td>
                <Td align="end">{rules.visaTypes[visaType].defaultComplexity}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}
