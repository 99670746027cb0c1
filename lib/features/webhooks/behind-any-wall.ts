import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** What an event is about, as far as walls are concerned. */
export interface About {
  readonly caseNumber: number | null;
  /** Whether anyone of the firm must not hear of it. */
  readonly walled: boolean;
}

/**
 * Looks whether a case or clients stand behind a wall to anyone. Outside no one knows who reads: a
 * channel of a chat has members whom a wall keeps from the client, and so may another system have.
 */
export async function readAbout(
  tx: FirmTx,
  firmId: string,
  { caseId, clientIds }: { caseId: string | null; clientIds: readonly string[] },
): Promise<About> {
  const one = caseId
    ? await tx.case.findUnique({
        where: { firmId_id: { firmId, id: caseId } },
        select: { number: true, clientId: true, companyKey: true },
      })
    : null;
  const about = await withSurvivors(tx, firmId, [...clientIds, ...(one ? [one.clientId] : [])]);
  const clients = await tx.client.findMany({
    where: { firmId, OR: [{ id: { in: about } }, { mergedIntoId: { in: about } }] },
    select: { id: true, companyKey: true },
  });
  const companies = [...clients, ...(one ? [one] : [])].flatMap(({ companyKey }) =>
    companyKey ? [companyKey] : [],
  );
  const wall = await tx.ethicalWall.findFirst({
    where: {
      firmId,
      removedAt: null,
      OR: [{ clientId: { in: clients.map(({ id }) => id) } }, { companyKey: { in: companies } }],
    },
    select: { id: true },
  });
  return { caseNumber: one?.number ?? null, walled: wall !== null };
}

/** These clients, and those into whom they were merged meanwhile: the same people. */
async function withSurvivors(
  tx: FirmTx,
  firmId: string,
  ids: readonly string[],
): Promise<string[]> {
  const merged = await tx.client.findMany({
    where: { firmId, id: { in: [...ids] }, mergedIntoId: { not: null } },
    select: { mergedIntoId: true },
  });
  return [...ids, ...merged.flatMap(({ mergedIntoId }) => mergedIntoId ?? [])];
}
