import 'server-only';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { readAbsenceState, type AbsenceState } from './absence-state';
import { getCoverRow } from './cover-row';
import type { AbsenceActKind } from '@/lib/contracts/absence-codes';

/** What an act answered, and the id by which it can be undone. */
export interface UndoableResult<T> {
  readonly result: T;
  readonly undoId: string;
}

/** What an act is about: an absence that is there, one of its covers, or one that it will record. */
type Subject = { readonly absenceId: string } | { readonly coverId: string } | 'new';

/**
 * Does something to an absence and keeps what it changed, in one transaction, so that the person who did
 * it can undo it (`undoAbsenceAct`).
 *
 * @throws what the act throws, and `not-found` where its subject is not there
 */
export function rememberAct<T>(
  actor: Actor,
  { kind, about }: { kind: AbsenceActKind; about: Subject },
  work: () => Promise<T>,
  absenceIdOf: (result: T) => string = () => '',
): Promise<UndoableResult<T>> {
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const known = await findAbsenceId(actor, about);
      const before = known ? await readAbsenceState(tx, firmId, known) : NOTHING;
      const result = await work();
      const absenceId = known ?? absenceIdOf(result);
      const others = before.covers.map(({ id }) => id);
      const after = await readAbsenceState(tx, firmId, absenceId, others);
      const undoId = await keep(tx, actor, { kind, absenceId }, before, after);
      return { result, undoId };
    },
    { lock: true },
  );
}

const NOTHING: AbsenceState = { absence: null, covers: [] };

/** Read as the actor: a cover behind a wall is as absent as one that never was. */
async function findAbsenceId(actor: Actor, about: Subject): Promise<string | null> {
  if (about === 'new') return null;
  if ('absenceId' in about) return about.absenceId;
  const { firmId } = actor;
  return (await withFirm(actor, (tx) => getCoverRow(tx, firmId, about.coverId))).absenceId;
}

async function keep(
  tx: FirmTx,
  actor: Actor,
  act: { kind: AbsenceActKind; absenceId: string },
  before: AbsenceState,
  after: AbsenceState,
): Promise<string> {
  if (!after.absence) throw notFound('absence', act.absenceId);
  const versions = new Map(before.covers.map(({ id, version }) => [id, version]));
  const changed = after.covers.filter(({ id, version }) => versions.get(id) !== version);
  const changedIds = new Set(changed.map(({ id }) => id));
  const covers = before.covers.filter(({ id }) => changedIds.has(id));
  const coverVersions = Object.fromEntries(changed.map(({ id, version }) => [id, version]));
  const id = newId();
  await tx.absenceAct.create({
    data: {
      ...{ firmId: actor.firmId, id, ...act },
      actedAt: now(),
      actorId: memberIdOf(actor),
      before: toJson({ absence: before.absence, covers }),
      after: { absenceVersion: after.absence.version, coverVersions },
    },
  });
  return id;
}

/** Dates as texts; read back by `beforeSchema`. */
function toJson(state: AbsenceState): object {
  return JSON.parse(JSON.stringify(state)) as object;
}
