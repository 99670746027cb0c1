import { Alert } from '@/components/ui/alert';
import { formatTime, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { DepartureMoveDto, DeparturePlanDto } from '@/lib/planning/dto';

/** What became of the latest departure plan: how many cases moved, and why others did not. */
export function DepartureResult({ plan, timeZone }: { plan: DeparturePlanDto; timeZone: string }) {
  const { status, moved, total, createdAt, createdBy, moves } = plan;
  const stayed = moves.filter((move) => move.status === 'stale' || move.status === 'refused');
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
      tone={stayed.length > 0 ? 'warn' : 'good'}
      title={`${moved} of ${plural(total, 'case')} handed over by ${createdBy}, ${when}`}
    >
      {stayed.length > 0 ? <Stayed moves={stayed} /> : null}
    </Alert>
  );
}

function Stayed({ moves }: { moves: readonly DepartureMoveDto[] }) {
  return (
    <>
      <p>{plural(moves.length, 'case')} stayed:</p>
      <ul className="grid gap-0.5">
        {moves.map(({ caseId, number, clientName, detail }) => (
          <li key={caseId}>
            <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink> <bdi>{clientName}</bdi>:{' '}
            {detail}
          </li>
        ))}
      </ul>
    </>
  );
}
