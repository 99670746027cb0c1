import 'server-only';
import type { CaseWithDecision, Ref } from '@/lib/contracts/case-dto';
import { newId } from '@/lib/ids';
import { decisionDto } from './dto';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
import { dtoInUnit } from './load-case';
import { decideAndPlace, weighIn } from './place';
import type { AssignmentUnit } from './unit';

/** A new case as its client and intake describe it. */
export type OpenedCase = Pick<
  CaseRow,
  | 'id'
  | 'clientId'
  | 'company'
  | 'companyKey'
  | 'visaType'
  | 'filingKind'
  | 'complexity'
  | 'stage'
  | 'priority'
  | 'deadline'
  | 'externalRef'
  | 'notes'
  | 'receivedAt'
>;

/** Records a new case and gives it to whom the rules choose, or lets it wait. */
export async function openCase(
  unit: AssignmentUnit,
  opened: OpenedCase,
  client: Ref,
): Promise<CaseWithDecision> {
  const row = bookCase(unit, opened);
  const last = await findLastAttorneys(unit.tx, unit.firmId, [row.clientId], []);
  const facts = factsOf(row, unit, { lastAttorneyId: last.get(row.clientId) ?? null });
  const placed = decideAndPlace(unit, row, inputFor(unit, facts), 'arrival');
  const decision = decisionDto(placed.decisionId, placed.decision);
  return { ...dtoInUnit(unit, placed.row, client), decision };
}

function bookCase(unit: AssignmentUnit, opened: OpenedCase): CaseRow {
  unit.state.lastCaseNumber += 1;
  const row: CaseRow = {
    ...opened,
    firmId: unit.firmId,
    number: unit.state.lastCaseNumber,
    stageSince: opened.receivedAt,
    closedAt: null,
    attorneyId: null,
    assignedAt: null,
    waitingSince: unit.at,
    attorneyOfRecordId: null,
    ...weighIn(unit, opened.complexity, opened.stage),
    createdAt: unit.at,
    version: 1,
  };
  unit.writes.newCases.set(row.id, row);
  unit.writes.stageChanges.push({
    firmId: unit.firmId,
    id: newId(),
    caseId: row.id,
    fromStage: null,
    toStage: row.stage,
    changedAt: row.receivedAt,
    actorName: unit.actor.name,
  });
  const facts = { number: row.number, stage: row.stage, receivedAt: row.receivedAt.toISOString() };
  unit.record('case-opened', { caseId: row.id, facts });
  return row;
}
