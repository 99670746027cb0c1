import 'server-only';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { announceChange } from '@/lib/platform/db/announce';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { enqueueJob } from '@/lib/platform/jobs/enqueue-job';
import { AppError } from '@/lib/shared/errors';
import { checkBatch } from './check-batch';
import { getImportRow, statusOf } from './read-import';
import { runBatch } from './run-batch';

/** After so long it makes room for other work and is queued again. */
const TURN_MS = 10_000;

/**
 * Checks or brings in the next rows of an import, batch by batch, until it is through, paused, or
 * others should have their turn. May run twice or beside itself: each batch is one transaction and
 * takes the rows that are left.
 */
export async function workOnImport(firmId: string, importId: string): Promise<void> {
  const startedMs = now().getTime();
  while (await workOnce(firmId, importId)) {
    announceChange(firmId);
    if (now().getTime() - startedMs < TURN_MS) continue;
    await withWholeFirm(firmId, (tx) =>
      enqueueJob(tx, 'work-on-import', { firmId, importId }, { key: importId }),
    );
    return;
  }
  announceChange(firmId);
}

/**
 * Does the next batch of an import, whatever that is.
 * @returns whether there may be more
 */
async function workOnce(firmId: string, importId: string): Promise<boolean> {
  const state = await findState(firmId, importId);
  if (!state) return false;
  if (state.status === 'checking') return checkBatch(firmId, importId);
  if (state.status === 'running') return runBatch(state.actor, importId);
  return false;
}

// The person who brings the file in is the one who acts, whatever process does the work.
async function findState(firmId: string, importId: string) {
  try {
    return await withWholeFirm(firmId, async (tx) => {
      const file = await getImportRow(tx, firmId, importId);
      const actor: Actor = await actorOf(file);
      return { status: statusOf(file), actor };

      async function actorOf({ createdById, createdByName }: typeof file): Promise<Actor> {
        if (createdById === null) return { ...systemActor(firmId), name: createdByName };
        const member = await tx.member.findUnique({
          where: { firmId_id: { firmId, id: createdById }, firmId },
          select: { attorney: { select: { id: true } } },
        });
        const attorneyId = member?.attorney?.id ?? null;
        const { role } = systemActor(firmId);
        return { firmId, role, kind: 'member', id: createdById, name: createdByName, attorneyId };
      }
    });
  } catch (error) {
    // It was discarded meanwhile.
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
