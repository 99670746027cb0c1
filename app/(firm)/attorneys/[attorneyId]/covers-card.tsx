import { coverState } from '@/components/attorneys/cover-labels';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { mayMakeCoverPermanent } from '@/lib/features/absences';
import type { CoverDto } from '@/lib/contracts/cover';
import type { Actor } from '@/lib/platform/auth/actor';
import { MakeCoverPermanent } from '../absences/make-cover-permanent';

/** What colleagues cover for an attorney, and what they cover for colleagues. */
export function CoversCard({
  attorneyId,
  covers,
  actor,
}: {
  attorneyId: string;
  covers: readonly CoverDto[];
  actor: Actor;
}) {
  if (covers.length === 0) return null;
  const forThem = covers.filter(({ fromAttorney }) => fromAttorney.id === attorneyId);
  const byThem = covers.filter(({ fromAttorney }) => fromAttorney.id !== attorneyId);
  return (
    <Card title="Covers" description="Cases return by themselves when an absence is over.">
      <div className="grid gap-4">
        <CoverList title="While they are away" covers={forThem} actor={actor} side="to" />
        <CoverList title="For colleagues" covers={byThem} actor={actor} side="from" />
      </div>
    </Card>
  );
}

function CoverList({
  title,
  covers,
  actor,
  side,
}: {
  title: string;
  covers: readonly CoverDto[];
  actor: Actor;
  /** Whose name is told: who covers, or whom they cover for. */
  side: 'from' | 'to';
}) {
  if (covers.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="text-xs font-medium text-ink-2">{title}</h3>
      <ul className="divide-y divide-line">
        {covers.map((cover) => (
          <li key={cover.id} className="grid gap-1 py-2 text-sm">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="min-w-0">
                <TextLink href={`/cases/${cover.caseId}`}>No. {cover.number}</TextLink>{' '}
                <bdi>{cover.clientName}</bdi>
              </span>
              <CoverBadge cover={cover} />
            </div>
            <span className="text-ink-2">
              {side === 'to' ? 'by ' : 'for '}
              <bdi>{(side === 'to' ? cover.toAttorney : cover.fromAttorney).name}</bdi>,{' '}
              {coverState(cover)}
            </span>
            {cover.status === 'active' && mayMakeCoverPermanent(actor, cover.fromAttorney.id) ? (
              <div>
                <MakeCoverPermanent cover={cover} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function CoverBadge({ cover: { status, blockedAt } }: { cover: CoverDto }) {
  if (status === 'active') return <Badge tone="info">Now</Badge>;
  return blockedAt ? <Badge tone="warn">Open</Badge> : <Badge>Planned</Badge>;
}
