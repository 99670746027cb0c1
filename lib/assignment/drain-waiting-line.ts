import 'server-only';
import { systemActor } from '@/lib/auth/actor';
import { withFirm } from '@/lib/db/with-firm';
import { chooseNextFromWaiting, orderWaitingLine, rank, type CaseFacts } from './core';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
import { decideAndPlace } from './place';
import { withAssignmentUnit, type AssignmentUnit } from './unit';

/** Cases placed per transaction, so that none outlives its timeout or blocks its firm for long. */
const BATCH_SIZE = 100;

/**
 * Places every waiting case of a firm that somebody can take now, the best case first, and leaves
 * the others in line. Costs one short look where nobody waits.
 *
 * @returns how many cases found a holder
 */
export async function drainWaitingLine(firmId: string): Promise<number> {
  if (!(await isAnybodyWaiting(firmId))) return 0;
  let total = 0;
  for (;;) {
    const placed = await withAssignmentUnit(systemActor(firmId), drainBatch);
    total += placed;
    if (placed < BATCH_SIZE) return total;
  }
}

async function isAnybodyWaiting(firmId: string): Promise<boolean> {
  return withFirm(firmId, async (tx) => {
    const waiting = await tx.case.findFirst({
      where: { firmId, attorneyId: null, closedAt: null },
      select: { id: true },
    });
    return waiting !== null;
  });
}

async function drainBatch(unit: AssignmentUnit): Promise<number> {
  const line = await loadWaitingLine(unit);
  const rowsById = new Map(line.map(({ row }) => [row.id, row]));
  let facts = orderWaitingLine(line.map((waiting) => waiting.facts));
  let placed = 0;
  while (placed < BATCH_SIZE) {
    const choice = chooseNextFromWaiting(
      facts,
      unit.rules.strategy,
      unit.at.getTime(),
      (candidate) => rank(inputFor(unit, candidate)),
    );
    if (!choice.next) break;
    const { next } = choice;
    const row = rowsById.get(next.id);
    if (!row) throw new Error(`Waiting case ${next.id} was chosen but never loaded.`);
    const outcome = decideAndPlace(
      unit,
      { ...row, version: row.version + 1 },
      inputFor(unit, next),
      'drain',
    );
    const dropped = new Set<CaseFacts>([next, ...choice.unplaceable]);
    facts = facts
      .filter((one) => !dropped.has(one))
      .map((one) =>
        one.clientId === next.clientId
          ? { ...one, lastAttorneyId: outcome.decision.attorneyId }
          : one,
      );
    placed += 1;
  }
  return placed;
}

/** All waiting cases of the firm with what a decision needs to know, in no order. */
export async function loadWaitingLine(
  unit: Pick<AssignmentUnit, 'tx' | 'firmId' | 'rules' | 'timeZone'>,
): Promise<{ row: CaseRow; facts: CaseFacts }[]> {
  // The database's checks guarantee the closed lists that Prisma types as text.
  const rows = (await unit.tx.case.findMany({
    where: { firmId: unit.firmId, attorneyId: null, closedAt: null },
  })) as CaseRow[];
  if (rows.length === 0) return [];
  const last = await findLastAttorneys(
    unit.tx,
    unit.firmId,
    [...new Set(rows.map((row) => row.clientId))],
    [],
  );
  return rows.map((row) => ({
    row,
    facts: factsOf(row, unit, { lastAttorneyId: last.get(row.clientId) ?? null }),
  }));
}
