import { rankedExpertise } from '@/app/(firm)/attorneys/expertise-chips';
import { ExpertiseLevel } from '@/components/attorneys/expertise-level';
import { Card } from '@/components/ui/card';
import { plural, zoneName } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { Time } from '@/components/ui/time';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { SENIORITY_NAMES, visaTypeLabel } from '@/lib/wording/labels';
import { ExpertiseDialog } from './expertise-dialog';

/** Who an attorney is and how much they take. */
export function FactsCard({ attorney, timeZone }: { attorney: AttorneyDto; timeZone: string }) {
  const { maxComplexity, intakePerWeek, lastAssignedAt } = attorney;
  return (
    <Card title="Facts">
      <KeyValueList
        items={[
          { label: 'E-mail', value: <Email address={attorney.email} /> },
          { label: 'Seniority', value: SENIORITY_NAMES[attorney.seniority].label },
          { label: 'Capacity', value: plural(attorney.capacity, 'active case') },
          {
            label: 'Highest complexity',
            value: maxComplexity === null ? 'As the rules allow' : `${maxComplexity} of 10`,
          },
          {
            label: 'New cases per week',
            value: intakePerWeek === null ? 'No limit' : `At most ${intakePerWeek}`,
          },
          { label: 'Time zone', value: zoneName(attorney.timeZone) },
          { label: 'Signs in', value: attorney.memberId ? 'Yes' : 'No' },
          {
            label: 'Last new case',
            value: lastAssignedAt ? <Time value={lastAssignedAt} timeZone={timeZone} /> : 'Never',
          },
        ]}
      />
    </Card>
  );
}

/** An address that breaks before its host, where it has to break. */
function Email({ address }: { address: string }) {
  const [local, host] = address.split('@');
  return (
    <>
      {local}
      <wbr />@{host}
    </>
  );
}

/** What an attorney knows, the highest level first. */
export function ExpertiseCard({
  attorney,
  mayManage,
}: {
  attorney: AttorneyDto;
  mayManage: boolean;
}) {
  const ranked = rankedExpertise(attorney.expertise);
  const { id, name, expertise, version } = attorney;
  return (
    <Card
      title="Expertise"
      actions={mayManage ? <ExpertiseDialog attorney={{ id, name, expertise, version }} /> : null}
    >
      {ranked.length === 0 ? (
        <p className="text-sm text-ink-2">
          No visa type yet: without one the rules give them no cases.
        </p>
      ) : (
        <KeyValueList
          items={ranked.map(({ visaType, level }) => ({
            label: visaTypeLabel(visaType),
            value: <ExpertiseLevel level={level} />,
          }))}
        />
      )}
    </Card>
  );
}
