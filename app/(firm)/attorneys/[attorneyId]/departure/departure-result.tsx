import { Alert } from '@/components/ui/alert';
import { formatTime, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { DepartureOutcomeDto } from '@/lib/features/planning/dto';

/** What became of the latest departure plan: how many cases moved, and why others did not. */
export function DepartureResult({
  plan,
  timeZone,
}: {
  plan: DepartureOutcomeDto;
  timeZone: string;
}) {
  const { status, moved, total, createdAt, createdBy, stayed } = plan;
  if (status === 'running') {
    return (
      <Alert tone="info" title={`${moved} of ${plural(total, 'case')} handed over so far`}>
        The plan that {createdBy} began is under way and finishes by itself, also after an
        interruption. Reload to see how far it is.
      </Alert>
    );
  }
  const when = formatTime(createdAt, timeZone, 'datetime');
  return (
    <Alert
      tone={stayed > 0 ? 'warn' : 'good'}
      title={`${moved} of ${plural(total, 'case')} handed over by ${createdBy}, ${when}`}
    >
      {stayed > 0 ? <Stayed plan={plan} /> : null}
    </Alert>
  );
}

function Stayed({ plan: { stayed, stayedMoves } }: { plan: DepartureOutcomeDto }) {
  const more = stayed - stayedMoves.length;
  return (
    <>
      <p>{plural(stayed, 'case')} stayed:</p>
      <ul className="grid gap-0.5">
        {stayedMoves.map(({ caseId, number, clientName, detail }) => (
          <li key={caseId}>
            <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink> <bdi>{clientName}</bdi>:{' '}
            {detail}
          </li>
        ))}
        {more > 0 ? <li>And {plural(more, 'more')}.</li> : null}
      </ul>
    </>
  );
}
