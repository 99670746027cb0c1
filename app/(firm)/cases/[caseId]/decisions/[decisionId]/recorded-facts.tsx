import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { plural, zoneName } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { TextLink } from '@/components/ui/link';
import { Day, Time } from '@/components/ui/time';
import type { DecisionCause } from '@/lib/contracts/case-codes';
import type { CaseDecisionDto, RecordedFacts } from '@/lib/features/cases/decision-record-dto';
import { STRATEGY_NAMES, visaTypeLabel } from '@/lib/wording/labels';

const CAUSE_LABELS: Readonly<Record<DecisionCause, string>> = {
  arrival: 'The case arrived',
  drain: 'A waiting case could be assigned',
  'by-hand': 'Assigned by hand',
  handoff: 'Handoff',
  rerun: 'The rules were run again',
};

/** What was known of the case then, and by whom and by which rules it was decided. */
export function RecordedFactsCard({
  record,
  timeZone,
  rulesHref,
}: {
  record: CaseDecisionDto;
  timeZone: string;
  rulesHref: string | null;
}) {
  const { decision, facts, cause, by, number, count } = record;
  const rules = `Version ${decision.ruleSetVersion}, ${STRATEGY_NAMES[decision.strategy].inSentence}`;
  const items = [
    { label: 'Decided', value: <Time value={decision.decidedAt} timeZone={timeZone} /> },
    { label: 'Rules', value: rulesHref ? <TextLink href={rulesHref}>{rules}</TextLink> : rules },
    { label: 'Why then', value: CAUSE_LABELS[cause] },
    { label: decision.outcome === 'manual' ? 'Chosen by' : 'Asked for by', value: <bdi>{by}</bdi> },
    ...Object.values(factItems(facts, timeZone)),
  ];
  return (
    <Card
      title="What was known"
      description={`As recorded when it was decided: decision ${number} of ${count} on this case. Times in ${zoneName(timeZone)}.`}
      className="print:[&_dl]:grid-cols-3 print:[&_dl]:gap-x-4 print:[&_dl]:text-2xs print:[&_dl>div]:gap-2 print:[&_dl>div]:py-px print:[&_p]:text-2xs"
    >
      <KeyValueList items={items.filter(({ value }) => Boolean(value))} columns={2} />
    </Card>
  );
}

interface Item {
  readonly label: string;
  /** Left out where there is none. */
  readonly value: ReactNode;
}

/** Every fact with its label, in the order in which they are read. */
function factItems(facts: RecordedFacts, timeZone: string): Record<keyof RecordedFacts, Item> {
  const person = (label: string, name: string | null) => ({
    label,
    value: name && <bdi>{name}</bdi>,
  });
  return {
    visaType: { label: 'Visa type', value: visaTypeLabel(facts.visaType) },
    complexity: { label: 'Complexity', value: `${facts.complexity} of 10` },
    weightPoints: { label: 'Weight', value: plural(facts.weightPoints, 'load point') },
    estimatedDays: { label: 'Usual time', value: plural(facts.estimatedDays, 'working day') },
    workingDays: {
      label: 'Working days',
      value: facts.workingDays && workingDaysLabel(facts.workingDays),
    },
    priority: { label: 'Priority', value: facts.priority === 'urgent' ? 'Urgent' : 'Normal' },
    deadline: {
      label: 'Deadline',
      value: facts.deadline ? <Day value={facts.deadline} /> : 'None',
    },
    arrivedAt: { label: 'Arrived', value: <Time value={facts.arrivedAt} timeZone={timeZone} /> },
    relationshipAttorney: person('Relationship attorney', facts.relationshipAttorney),
    lastAttorney: {
      ...person('Client’s last attorney', facts.lastAttorney),
      ...(facts.lastAttorney === null && { value: 'None' }),
    },
    previousHolder: person('Handed off by', facts.previousHolder),
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function workingDaysLabel(days: NonNullable<RecordedFacts['workingDays']>): string {
  const names = days.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join(', ');
  return days.daysOff === 0 ? names : `${names}; ${plural(days.daysOff, 'day')} off`;
}
