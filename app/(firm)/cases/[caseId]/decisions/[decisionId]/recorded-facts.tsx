import { Card } from '@/components/ui/card';
import { plural, zoneName } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { TextLink } from '@/components/ui/link';
import { Day, Time } from '@/components/ui/time';
import type { CaseDecisionDto } from '@/lib/features/cases/decision-record-dto';
import { STRATEGY_NAMES, visaTypeLabel } from '@/lib/wording/labels';

const CAUSE_LABELS: Readonly<Record<string, string>> = {
  arrival: 'The case arrived',
  drain: 'A desk came free for a waiting case',
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
    { label: 'Why then', value: CAUSE_LABELS[cause] ?? cause },
    { label: decision.outcome === 'manual' ? 'Chosen by' : 'Asked for by', value: <bdi>{by}</bdi> },
    { label: 'Visa type', value: visaTypeLabel(facts.visaType) },
    { label: 'Complexity', value: `${facts.complexity} of 10` },
    { label: 'Weight', value: plural(facts.weightPoints, 'load point') },
    { label: 'Usual time', value: plural(facts.estimatedDays, 'working day') },
    { label: 'Priority', value: facts.priority === 'urgent' ? 'Urgent' : 'Normal' },
    { label: 'Deadline', value: facts.deadline ? <Day value={facts.deadline} /> : 'None' },
    { label: 'Arrived', value: <Time value={facts.arrivedAt} timeZone={timeZone} /> },
    ...(facts.relationshipAttorney
      ? [{ label: 'Relationship attorney', value: <bdi>{facts.relationshipAttorney}</bdi> }]
      : []),
    {
      label: 'Client’s last attorney',
      value: facts.lastAttorney ? <bdi>{facts.lastAttorney}</bdi> : 'None',
    },
    {
      label: 'Handed off by',
      value: facts.previousHolder && <bdi>{facts.previousHolder}</bdi>,
    },
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
