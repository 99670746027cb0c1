import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { UNDO_WINDOW_MS } from '@/lib/contracts/case-codes';
import { now } from '@/lib/platform/clock';
import type { AbsenceAct, Cover } from '@/lib/platform/db/generated/client';
import { inSavepoint } from '@/lib/platform/db/in-savepoint';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { dateColumnToText } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { oneOf } from '@/lib/shared/validation/one-of';
import { requireAbsencesOf } from './absence-permission';
import { getAbsenceRow, type AbsenceRow } from './absence-row';
import {
  afterSchema,
  beforeSchema,
  readAbsenceState,
  type StateAfter,
  type StateBefore,
} from './absence-state';
import type { UndoneAbsenceActDto } from './dto';
import { mayMakeCoverPermanent } from './make-cover-permanent';
import { requirePlanning } from './plan-covers';
import { moveOf, restoreCover, type CoverChange } from './restore-cover';
import { ABSENCE_ACTS, type AbsenceActKind } from '@/lib/contracts/absence-codes';
import { undoAbsenceActSchema, type UndoAbsenceActInput } from '@/lib/contracts/absence';
import { resolveCoversOf } from './resolve-covers';

interface KnownAct {
  kind: AbsenceActKind;
  before: StateBefore;
  after: StateAfter;
}

/**
 * Undoes what the actor has just done to an absence or its covers: the absence is what it was, and
 * each covered case is where it was, as far as it can be. Cases that cannot go back stay, and are
 * named with what stands against it. Neither the handoffs of the act nor those of the undo count.
 *
 * @throws AppError `not-found` (also for someone else's act); `forbidden`; `conflict` when it is
 * too late, was undone before, or the absence has been changed since
 */
export async function undoAbsenceAct(
  actor: Actor,
  input: UndoAbsenceActInput,
): Promise<UndoneAbsenceActDto> {
  const { undoId } = parseInput(undoAbsenceActSchema, input);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const row = await getAct(tx, actor, undoId);
      const act = knownAct(row);
      const absence = await getAbsenceRow(tx, firmId, row.absenceId);
      await withAssignmentTransaction(actor, async (transaction) => {
        requireUndoing(transaction, absence, act);
        refuseLate(transaction, row, absence, act);
        await restoreAbsence(transaction, absence, act);
      });
      const refused = await restoreCovers(tx, actor, absence.id, act);
      await resolveCoversOf(actor, absence.id);
      await tx.absenceAct.updateMany({
        where: { firmId, id: undoId },
        data: { undoneAt: now() },
      });
      const after = await getAbsenceRow(tx, firmId, row.absenceId);
      return {
        kind: act.kind,
        attorney: { id: after.attorney.id, name: after.attorney.name },
        startsOn: dateColumnToText(after.startsOn),
        endsOn: dateColumnToText(after.endsOn),
        staying: await namedFor(tx, actor, act, refused),
      };
    },
    { lock: true },
  );
}

async function getAct(tx: FirmTx, actor: Actor, id: string): Promise<AbsenceAct> {
  const row = await tx.absenceAct.findFirst({
    where: { firmId: actor.firmId, id, actorId: memberIdOf(actor) },
  });
  if (!row) throw notFound('act', id);
  return row;
}

function knownAct({ kind, before, after }: AbsenceAct): KnownAct {
  return {
    kind: oneOf(ABSENCE_ACTS, kind),
    before: beforeSchema.parse(before),
    after: afterSchema.parse(after),
  };
}

/** What doing it took, undoing it takes. */
function requireUndoing(
  transaction: AssignmentTransaction,
  absence: AbsenceRow,
  { kind, before }: KnownAct,
) {
  switch (kind) {
    case 'recorded':
    case 'changed':
    case 'cancelled':
      return requireAbsencesOf(transaction.actor, absence.attorneyId);
    case 'covers-planned':
      return requirePlanning(transaction, absence);
    case 'cover-kept': {
      const [cover] = before.covers;
      if (cover && mayMakeCoverPermanent(transaction.actor, cover.fromAttorneyId)) return;
      requirePermission(transaction.actor, 'cases.handoff');
    }
  }
}

function refuseLate(
  transaction: AssignmentTransaction,
  row: AbsenceAct,
  absence: AbsenceRow,
  act: KnownAct,
) {
  if (row.undoneAt) throw new AppError('conflict', 'This has been undone already.');
  if (transaction.at.getTime() - row.actedAt.getTime() > UNDO_WINDOW_MS) {
    throw new AppError(
      'conflict',
      'This is too long ago to be undone. Change the absence instead.',
    );
  }
  const isSame = changesDays(act)
    ? absence.version === act.after.absenceVersion
    : absence.cancelledAt === null;
  if (isSame) return;
  throw new AppError(
    'conflict',
    `The absence of ${absence.attorney.name} has been changed since. Load the page again and change it from there.`,
  );
}

function changesDays({ kind }: KnownAct): boolean {
  return kind !== 'covers-planned' && kind !== 'cover-kept';
}

async function restoreAbsence(
  transaction: AssignmentTransaction,
  absence: AbsenceRow,
  act: KnownAct,
) {
  if (!changesDays(act)) return;
  const { tx, firmId, at } = transaction;
  const { attorneyId, id } = absence;
  await tx.absence.updateMany({
    where: { firmId, id },
    data: { ...(act.before.absence ?? { cancelledAt: at }), version: { increment: 1 } },
  });
  transaction.record('absence-undone', { attorneyId, facts: { absenceId: id, act: act.kind } });
  transaction.drainAfterCommit();
}

interface Refused {
  coverId: string;
  caseId: string;
  why: string;
}

/** Each cover by itself, those first whose cases move. */
async function restoreCovers(
  tx: FirmTx,
  actor: Actor,
  absenceId: string,
  act: KnownAct,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const change of await changesOf(tx, actor.firmId, absenceId, act)) {
    const { id: coverId, caseId, version } = change.now;
    const known = act.after.coverVersions[coverId];
    if (act.kind !== 'recorded' && version !== known) {
      refused.push({ coverId, caseId, why: 'Its cover has been changed since.' });
      continue;
    }
    const { refusal } = await inSavepoint(tx, () =>
      withAssignmentTransaction(actor, (transaction) => restoreCover(transaction, change)),
    );
    if (refusal) refused.push({ coverId, caseId, why: refusal.message });
  }
  return refused;
}

async function changesOf(
  tx: FirmTx,
  firmId: string,
  absenceId: string,
  { kind, before, after }: KnownAct,
): Promise<CoverChange[]> {
  const ids = Object.keys(after.coverVersions);
  const { covers } = await readAbsenceState(tx, firmId, absenceId, ids);
  const known = new Map(before.covers.map((cover) => [cover.id, cover]));
  // Without the absence nothing is left to cover, whenever it was planned.
  const isMeant = (cover: Cover) =>
    kind === 'recorded' ? cover.absenceId === absenceId : ids.includes(cover.id);
  return covers
    .filter(isMeant)
    .map((now) => ({ before: known.get(now.id) ?? null, now }))
    .toSorted((a, b) => Number(moveOf(a) === null) - Number(moveOf(b) === null));
}

/** The refused cases that the actor may see. Of an absence taken back, covers may have ended anyway. */
async function namedFor(
  tx: FirmTx,
  actor: Actor,
  { kind }: KnownAct,
  refused: readonly Refused[],
): Promise<UndoneAbsenceActDto['staying']> {
  if (refused.length === 0) return [];
  const { firmId } = actor;
  const gone = await tx.cover.findMany({
    where: {
      ...{ firmId, id: { in: refused.map(({ coverId }) => coverId) } },
      status: { in: kind === 'recorded' ? ['returned', 'ended'] : [] },
    },
  });
  const goneIds = new Set(gone.map(({ id }) => id));
  const cases = await withFirm(actor, (seen) =>
    seen.case.findMany({
      where: { firmId, id: { in: refused.map(({ caseId }) => caseId) } },
      select: { id: true, number: true },
    }),
  );
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  return refused.flatMap(({ coverId, caseId, why }) => {
    const number = numbers.get(caseId);
    return number === undefined || goneIds.has(coverId) ? [] : [{ caseId, number, why }];
  });
}
