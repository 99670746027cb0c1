import 'server-only';
import type { HandoffDto } from '@/lib/contracts/handoff';
import type { HandoffStatus, HandoffReason } from '@/lib/contracts/case-codes';
import type { Ref } from '@/lib/contracts/values';
import type { Handoff } from '@/lib/platform/db/generated/client';

/** A handoff as API and pages show it. */
export function handoffDto(handoff: Handoff, roster: { get(attorneyId: string): Ref }): HandoffDto {
  const from = roster.get(handoff.fromAttorneyId);
  const to = roster.get(handoff.toAttorneyId);
  return {
    id: handoff.id,
    caseId: handoff.caseId,
    fromAttorney: { id: from.id, name: from.name },
    toAttorney: { id: to.id, name: to.name },
    // The database's checks guarantee the closed lists that Prisma types as text.
    reason: handoff.reason as HandoffReason,
    note: handoff.note,
    status: handoff.status as HandoffStatus,
    requestedAt: handoff.requestedAt.toISOString(),
    requestedBy: handoff.requestedByName,
    resolvedAt: handoff.resolvedAt?.toISOString() ?? null,
  };
}
