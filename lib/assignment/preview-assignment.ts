import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { decisionDto } from './dto';
import type { CandidatesDto, Ref } from '@/lib/contracts/case-dto';
import { sql } from '@/lib/db/sql';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { decide, type CaseFacts } from './core';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
import { freeingOf } from './freeing';
import { outlookFor, type HeldCase } from './handoff-outlook';
import { isId } from './load-case';
import { isTakenBack } from './taken-back';
import { openReadUnit, type ReadUnit } from './read-unit';

/**
 * What the rules would say about a case now: the ranking and every exclusion. Nothing is written.
 * For a case that somebody holds it is the ranking of those who could take it over, with what a
 * handoff to each would mean.
 *
 * @throws AppError `not-found`
 */
export async function previewAssignment(
  actor: Actor,
  about: { caseId: string },
): Promise<CandidatesDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const unit = await openReadUnit(tx, actor.firmId);
    const row = await getRow(unit, about.caseId);
    const input = inputFor(unit, await factsOfCase(unit, row));
    const held = row.closedAt || row.attorneyId === null ? null : await readHeld(unit, row);
    return {
      ...decisionDto(null, decide(input)),
      handoff: held && outlookFor(input, held),
      freeing: [...freeingOf(input)].map(([attorneyId, changes]) => ({ attorneyId, changes })),
    };
  });
}

async function getRow(unit: ReadUnit, caseId: string): Promise<CaseRow> {
  const row = isId(caseId)
    ? await unit.tx.case.findUnique({ where: { firmId_id: { firmId: unit.firmId, id: caseId } } })
    : null;
  if (!row) throw notFound('case', caseId);
  // The database's checks guarantee the closed lists that Prisma types as text.
  return row as CaseRow;
}

async function readHeld(unit: ReadUnit, row: CaseRow): Promise<HeldCase> {
  const intervals = await unit.tx.$queryRaw<(Ref & { startReason: string })[]>`
    SELECT a.id, a.name, s.start_reason AS "startReason"
      FROM assignments s
      JOIN attorneys a ON a.firm_id = s.firm_id AND a.id = s.attorney_id
     WHERE s.firm_id = ${unit.firmId}::uuid AND s.case_id = ${row.id}::uuid
       AND NOT ${isTakenBack(unit.firmId, sql`s.handoff_id`)}
     ORDER BY s.turn`;
  return {
    holders: intervals
      .filter(({ id }, index) => id !== intervals[index - 1]?.id)
      .map(({ id, name }) => ({ id, name })),
    handoffs: intervals.filter(({ startReason }) => startReason === 'handoff').length,
    load: row,
    timeZone: unit.timeZone,
  };
}

async function factsOfCase(unit: ReadUnit, row: CaseRow): Promise<CaseFacts> {
  const last = await findLastAttorneys(unit.tx, unit.firmId, [row.clientId], [row.id]);
  return factsOf(row, unit, {
    lastAttorneyId: last.get(row.clientId) ?? null,
    previousHolderId: row.closedAt ? null : row.attorneyId,
  });
}
