import 'server-only';
import { changeAbsence, recordAbsence } from '@/lib/features/absences';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { textToDateColumn } from '@/lib/shared/time';
import type { Away, PlannedAbsence } from './plan-absences';

/** What was written, and the cases whose deadlines come to lie in it. */
export interface TakenAbsences {
  readonly recorded: number;
  readonly changed: number;
  readonly affectedCaseIds: readonly string[];
}

/**
 * Writes what is planned, as leave that is recorded by hand is, within the caller's transaction: all of
 * it or nothing.
 *
 * @throws as `recordAbsence` and `changeAbsence`
 */
export async function takeAbsences(
  tx: FirmTx,
  actor: Actor,
  away: Away,
  planned: readonly PlannedAbsence[],
  kind: AbsenceKind,
): Promise<TakenAbsences> {
  const affected = new Set<string>();
  let [recorded, changed] = [0, 0];
  for (const { plan, digest, startsOn, endsOn } of planned) {
    if (plan.kind !== 'new' && plan.kind !== 'changed') continue;
    const { attorneyId } = away;
    const written =
      plan.kind === 'new'
        ? await recordAbsence(actor, { attorneyId, startsOn, endsOn, kind })
        : await changeAbsence(actor, { absenceId: plan.absenceId, startsOn, endsOn });
    for (const { caseId } of written.affectedCases) affected.add(caseId);
    await keepLink(tx, away, { digest, absenceId: written.id, startsOn, endsOn });
    if (plan.kind === 'new') recorded += 1;
    else changed += 1;
  }
  return { recorded, changed, affectedCaseIds: [...affected] };
}

interface Link {
  readonly digest: string;
  readonly absenceId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

async function keepLink(
  tx: FirmTx,
  { firmId, attorneyId }: Away,
  { digest: keyDigest, absenceId, startsOn, endsOn }: Link,
): Promise<void> {
  const days = { startsOn: textToDateColumn(startsOn), endsOn: textToDateColumn(endsOn) };
  await tx.calendarAbsence.upsert({
    where: { firmId_attorneyId_keyDigest: { firmId, attorneyId, keyDigest }, firmId },
    create: { firmId, id: newId(), attorneyId, keyDigest, absenceId, ...days },
    update: { absenceId, ...days },
  });
}
