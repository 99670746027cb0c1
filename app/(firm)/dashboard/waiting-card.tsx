import { blockedInShort } from '@/components/cases/blocked-by';
import { groupByFirstReason } from '@/components/cases/what-frees';
import { Card } from '@/components/ui/card';
import { formatDuration, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { InfoTip } from '@/components/ui/tooltip';
import type { WaitingItem } from '@/lib/contracts/waiting';
import type { DashboardDto } from '@/lib/features/reports/dashboard-dto';

const HOUR_MS = 3_600_000;

/** The waiting line: how long it is, who is first in it, and why no one can take them. */
export function WaitingCard({
  board,
  items,
}: {
  board: DashboardDto;
  items: readonly WaitingItem[];
}) {
  const { count, overdue, oldest, alertAfterHours } = board.waiting;
  return (
    <Card
      title="Waiting line"
      actions={
        <InfoTip label="How the waiting line is ordered">
          Urgent cases first, then those that must start earliest. Each attorney is counted under
          the first of the reasons why they cannot take the case now.
        </InfoTip>
      }
      footer={count > 0 ? <TextLink href="/waiting">The whole line</TextLink> : null}
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
      {items.length > 0 ? (
        <ol className="mt-2 grid gap-2 text-sm">
          {items.map(({ case: one, reasons }) => (
            <li key={one.id}>
              <TextLink href={`/cases/${one.id}`}>
                {one.number} · <bdi>{one.client.name}</bdi>
              </TextLink>
              <span className="block text-xs text-ink-2">{inShort(reasons)}</span>
            </li>
          ))}
        </ol>
      ) : null}
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

/** Why it waits; a line that has just moved may hold a case that someone could take. */
function inShort(reasons: WaitingItem['reasons']): string {
  if (reasons.length === 0) return 'The firm has no attorneys yet.';
  const free = reasons.filter(({ exclusions }) => exclusions.length === 0).length;
  return [free > 0 ? `${free} free to take it` : '', blockedInShort(groupByFirstReason(reasons))]
    .filter(Boolean)
    .join(', ');
}
