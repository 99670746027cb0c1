import { Complexity } from '@/components/cases/complexity';
import { deadlineLabel } from '@/components/cases/deadline-labels';
import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value';
import { TextLink } from '@/components/ui/link';
import { Day, Time } from '@/components/ui/time';
import { zoneName } from '@/components/ui/format';
import type { CaseDto } from '@/lib/contracts/case';
import { dateIn } from '@/lib/shared/time';
import { FILING_KIND_NAMES } from '@/lib/wording/case-labels';
import { visaTypeLabel } from '@/lib/wording/labels';
import { EditDialog } from './edit-dialog';

interface CaseFactsProps {
  one: CaseDto;
  /** The parties beside client and company. */
  others?: readonly string[];
  timeZone: string;
  now: string;
  mayEdit: boolean;
}

/** What is known of a case. */
export function CaseFacts({ one, others = [], timeZone, now, mayEdit }: CaseFactsProps) {
  const today = dateIn(new Date(now), timeZone);
  const items = [
    {
      label: 'Client',
      value: (
        <TextLink href={`/clients/${one.client.id}`}>
          <bdi>{one.client.name}</bdi>
        </TextLink>
      ),
    },
    { label: 'Company', value: one.company && <bdi>{one.company}</bdi> },
    {
      label: 'Other parties',
      value: others.length > 0 && <bdi>{others.join('; ')}</bdi>,
    },
    {
      label: 'Visa type',
      value: visaTypeLabel(one.visaType),
      hint: one.filingKind && FILING_KIND_NAMES[one.filingKind].label,
    },
    { label: 'Complexity', value: <Complexity value={one.complexity} /> },
    {
      label: 'Deadline',
      value: one.deadline && <Day value={one.deadline} />,
      hint: one.deadline && one.status !== 'closed' && (
        <Left deadline={one.deadline} today={today} />
      ),
    },
    { label: 'Received', value: <Time value={one.receivedAt} timeZone={timeZone} /> },
    {
      label: 'Closed',
      value: one.closedAt && <Time value={one.closedAt} timeZone={timeZone} />,
    },
    { label: 'Reference', value: one.externalRef },
  ];
  return (
    <Card
      title="Facts"
      actions={mayEdit ? <EditDialog one={one} /> : null}
      footer={`Times in ${zoneName(timeZone)}.`}
    >
      <KeyValueList items={items.filter(({ value }) => Boolean(value))} />
    </Card>
  );
}

function Left({ deadline, today }: { deadline: string; today: string }) {
  const isPressing = deadline <= today;
  return (
    <span className={isPressing ? 'font-medium text-bad' : undefined}>
      {deadlineLabel(deadline, today)}
    </span>
  );
}
