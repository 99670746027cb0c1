import 'server-only';
import { explain, recall, type DecisionInput, type RecordedDecision } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { describeDecision } from '@/lib/wording/decision-sentence';
import { wordExplanation } from '@/lib/wording/record-decision';
import { isId } from '@/lib/shared/validation/is-id';
import { decisionDto } from '@/lib/assignment';
import type { DecisionCause } from '@/lib/contracts/case-codes';
import { caseFromRow } from './case-row';
import type { CaseDecisionDto, RecordedFacts } from './decision-record-dto';
import { getCaseRow } from './get-case';

interface DecisionRow {
  id: string;
  cause: DecisionCause;
  by: string;
  input: DecisionInput;
  result: RecordedDecision;
}

interface Place {
  number: number;
  count: number;
  earlierId: string | null;
  laterId: string | null;
}

/**
 * One recorded decision on a case, whole: what was known, who was weighed against whom by which
 * rules, what would have changed it, and the decisions before and after it.
 *
 * @throws AppError `not-found` when the firm has no case with this id, or the case no such decision.
 */
export async function getCaseDecision(
  actor: Actor,
  caseId: string,
  decisionId: string,
): Promise<CaseDecisionDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const row = await getCaseRow(tx, actor, caseId);
    const record = await readRecord(tx, actor.firmId, caseId, decisionId);
    if (!record) throw notFound('decision', decisionId);
    const { id, cause, by, input } = record;
    const decision = recall(input, record.result);
    return {
      case: caseFromRow(row),
      decision: decisionDto(id, decision),
      explanation: wordExplanation(explain(input, decision)),
      told: describeDecision(input, decision),
      facts: await factsOf(tx, actor.firmId, input, decision),
      cause,
      by,
      ...(await readPlace(tx, actor.firmId, caseId, id)),
    };
  });
}

async function readRecord(
  tx: FirmTx,
  firmId: string,
  caseId: string,
  decisionId: string,
): Promise<DecisionRow | undefined> {
  if (!isId(decisionId)) return undefined;
  const [row] = await tx.$queryRaw<DecisionRow[]>`
    SELECT id, cause, actor_name AS by, input, result FROM decisions
     WHERE firm_id = ${firmId}::uuid AND id = ${decisionId}::uuid AND case_id = ${caseId}::uuid`;
  return row;
}

async function readPlace(
  tx: FirmTx,
  firmId: string,
  caseId: string,
  decisionId: string,
): Promise<Place> {
  const [place] = await tx.$queryRaw<Place[]>`
    SELECT number, count, "earlierId", "laterId"
      FROM (SELECT id, (row_number() OVER w)::int AS number, (count(*) OVER ())::int AS count,
                   lag(id) OVER w AS "earlierId", lead(id) OVER w AS "laterId"
              FROM decisions
             WHERE firm_id = ${firmId}::uuid AND case_id = ${caseId}::uuid
            WINDOW w AS (ORDER BY decided_at, id)) AS placed
     WHERE id = ${decisionId}::uuid`;
  if (!place) throw notFound('decision', decisionId);
  return place;
}

/** What was known of the case when it was decided on, with names for the ids. */
async function factsOf(
  tx: FirmTx,
  firmId: string,
  input: DecisionInput,
  result: RecordedDecision,
): Promise<RecordedFacts> {
  const { case: facts } = input;
  const timeZone = await getFirmZone(tx, firmId);
  const known = new Map(input.candidates.map(({ id, name }) => [id, name]));
  const nameOf = async (id: string | null) => {
    if (id === null) return null;
    const attorney = known.has(id)
      ? null
      : await tx.attorney.findUnique({ where: { firmId_id: { firmId, id } } });
    return known.get(id) ?? attorney?.name ?? null;
  };
  return {
    visaType: facts.visaType,
    complexity: facts.complexity,
    priority: facts.priority,
    deadline: facts.deadlineMs === null ? null : dateIn(new Date(facts.deadlineMs - 1), timeZone),
    arrivedAt: new Date(facts.arrivedAtMs).toISOString(),
    estimatedDays: facts.estimatedDays,
    workingDays: facts.workCalendar
      ? { weekdays: facts.workCalendar.weekdays, daysOff: facts.workCalendar.holidays.length }
      : null,
    weightPoints: result.caseWeightPoints,
    lastAttorney: await nameOf(facts.lastAttorneyId),
    relationshipAttorney: await nameOf(facts.relationshipAttorneyId ?? null),
    previousHolder: await nameOf(facts.previousHolderId),
  };
}
