import { Card } from '@/components/ui/card';
import { formatDuration, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { DashboardDto } from '@/lib/reports/dashboard-dto';

const HOUR_MS = 3_600_000;

/** The waiting line in two sentences. */
export function WaitingCard({ board }: { board: DashboardDto }) {
  const { count, overdue, oldest, alertAfterHours } = board.waiting;
  return (
    <Card
      title="Waiting line"
      footer={count > 0 ? <TextLink href="/waiting">Reasons and what to do</TextLink> : null}
    >
      <p className="text-sm text-ink-2">
        {count === 0
          ? 'Nobody waits: every open case has an attorney.'
          : `${plural(count, 'case waits', 'cases wait')} for somebody who can take it.`}{' '}
        {overdue > 0 ? (
          <strong className="font-medium text-warn">
            {plural(overdue, 'case')} longer than {alertAfterHours} h.
          </strong>
        ) : null}
      </p>
      {oldest ? (
        <p className="mt-2 text-sm text-ink-2">
          Longest:{' '}
          <TextLink href={`/cases/${oldest.id}`}>
            {oldest.number} · <bdi>{oldest.client.name}</bdi>
          </TextLink>
          , {formatDuration(oldest.waitedHours * HOUR_MS)}.
        </p>
      ) : null}
    </Card>
  );
}
