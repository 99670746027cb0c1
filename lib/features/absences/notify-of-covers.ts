import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import type { Cover } from '@/lib/platform/db/generated/client';
import { notificationFor } from '@/lib/platform/notifications/notification';
import { dateColumnToText } from '@/lib/shared/time';
import type { AbsenceRow } from './absence-row';

/** Who is to stand in hears of it beforehand; covers that begin at once are told as they do. */
export function notifyOfPlan(
  transaction: AssignmentTransaction,
  absence: AbsenceRow,
  planned: readonly Cover[],
): void {
  const { writes, roster, at } = transaction;
  if (absence.startsAt <= at) return;
  for (const [attorneyId, covers] of Map.groupBy(planned, (cover) => cover.toAttorneyId)) {
    const { memberId } = roster.get(attorneyId);
    if (!memberId) continue;
    const [only, ...more] = covers;
    const key = `cover-plan:${absence.id}:${at.toISOString()}:${only?.id}`;
    const facts = {
      absent: absence.attorney.name,
      startsOn: dateColumnToText(absence.startsOn),
      endsOn: dateColumnToText(absence.endsOn),
      cases: covers.length,
    };
    const about = only && more.length === 0 ? { caseId: only.caseId } : {};
    const message = { kind: 'cover-planned' as const, key, facts, ...about };
    writes.extraNotifications.push(notificationFor(transaction, memberId, message));
  }
}

/** Who was to stand in, by this cover as it was until now, hears that they need not. */
export function notifyOfWithdrawal(
  transaction: AssignmentTransaction,
  { id, version, caseId, fromAttorneyId, toAttorneyId }: Cover,
): void {
  const { roster, writes } = transaction;
  const { memberId } = roster.get(toAttorneyId);
  if (!memberId) return;
  const key = `cover:${id}:withdrawn:${version}`;
  const facts = { absent: roster.get(fromAttorneyId).name };
  const message = { kind: 'cover-withdrawn' as const, key, caseId, facts };
  writes.extraNotifications.push(notificationFor(transaction, memberId, message));
}
