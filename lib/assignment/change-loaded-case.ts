import 'server-only';
import type { CaseDto } from '@/lib/contracts/case-dto';
import type { EventDetails } from '@/lib/contracts/events';
import { newId } from '@/lib/ids';
import type { CaseRow } from './facts';
import { withdrawPendingHandoff } from './hand-off';
import { dtoInUnit, releaseLoaded, type LoadedCase } from './load-case';
import { placeWith, reweigh, weighIn } from './place';
import { cancelOpenRecordChange } from './record-changes';
import type { AssignmentUnit } from './unit';

/** What can be changed of a case; what it weighs and who holds it follow. */
export type CaseEdit = Pick<
  CaseRow,
  'stage' | 'complexity' | 'visaType' | 'filingKind' | 'deadline' | 'priority' | 'notes'
>;

/**
 * Changes a case under the firm's lock: the audit trail, its holder's counters, and where its stage
 * closes or reopens it, the interval as well. `differences` are what the trail says; null where the
 * edit changes nothing, and then nothing is written.
 */
export async function changeLoadedCase(
  unit: AssignmentUnit,
  loaded: LoadedCase,
  edit: CaseEdit,
  differences: Pick<EventDetails<'case-changed'>, 'facts' | 'text'> | null,
): Promise<CaseDto> {
  const { row, client } = loaded;
  if (!differences) return dtoInUnit(unit, row, client);
  unit.record('case-changed', { caseId: row.id, ...differences });
  const weight = weighIn(unit, edit.complexity, edit.stage);
  const after = await moveStage(unit, loaded, {
    ...row,
    ...edit,
    ...weight,
    version: row.version + 1,
  });
  unit.writes.saveCase(after);
  unit.drainAfterCommit();
  return dtoInUnit(unit, after, client);
}

async function moveStage(
  unit: AssignmentUnit,
  loaded: LoadedCase,
  after: CaseRow,
): Promise<CaseRow> {
  const before = loaded.row;
  if (before.stage === after.stage) {
    if (!before.closedAt) reweigh(unit, before, after);
    return after;
  }
  noteStageChange(unit, before, after);
  const moved: CaseRow = { ...after, stageSince: unit.at };
  if (after.stage === 'closed') return closeCase(unit, loaded, moved);
  if (before.closedAt) return reopenCase(unit, moved);
  reweigh(unit, before, moved);
  return moved;
}

function noteStageChange(unit: AssignmentUnit, before: CaseRow, after: CaseRow): void {
  unit.writes.stageChanges.push({
    firmId: unit.firmId,
    id: newId(),
    caseId: before.id,
    fromStage: before.stage,
    toStage: after.stage,
    changedAt: unit.at,
    actorName: unit.actor.name,
  });
}

async function closeCase(
  unit: AssignmentUnit,
  loaded: LoadedCase,
  after: CaseRow,
): Promise<CaseRow> {
  releaseLoaded(unit, loaded, 'closed');
  await withdrawPendingHandoff(unit, after.id, 'The case was closed.');
  await cancelOpenRecordChange(unit, after.id, 'The case was closed.');
  return { ...after, closedAt: unit.at, waitingSince: null };
}

function reopenCase(unit: AssignmentUnit, after: CaseRow): CaseRow {
  const holder = after.attorneyId === null ? null : unit.roster.find(after.attorneyId);
  const free: CaseRow = { ...after, closedAt: null, attorneyId: null, assignedAt: null };
  if (!holder?.active) return { ...free, waitingSince: unit.at };
  return placeWith(unit, free, holder.id, {
    startReason: 'reopened',
    decisionId: null,
    handoffId: null,
    newIntake: null,
  });
}
