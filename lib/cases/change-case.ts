import 'server-only';
import {
  cancelOpenRecordChange,
  dtoInUnit,
  loadCase,
  placeWith,
  releaseLoaded,
  reweigh,
  weighIn,
  withAssignmentUnit,
  withdrawPendingHandoff,
  type AssignmentUnit,
  type CaseRow,
  type LoadedCase,
} from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { hasPermission, requirePermission } from '@/lib/auth/permissions';
import type { EventDetails, EventFacts, EventText } from '@/lib/contracts/events';
import { invalidField } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { textToDateColumn } from '@/lib/time';
import { CHANGEABLE_FACTS } from '@/lib/contracts/case-codes';
import type { CaseDto } from '@/lib/contracts/case-dto';
import type { CaseChange } from '@/lib/contracts/case-schema';
import { refusePastDeadline } from './submit-case';

/**
 * Changes a case: its stage, complexity, priority, deadline, visa type or notes. The holder's
 * counters move in the same transaction; closing ends the interval, and giving a closed case a
 * stage again reopens it with its last holder, or in the waiting line where that one has left.
 *
 * @throws AppError `not-found`, `stale-version`, `forbidden`, `validation-failed`
 */
export async function changeCase(
  actor: Actor,
  caseId: string,
  change: CaseChange,
): Promise<CaseDto> {
  return withAssignmentUnit(actor, async (unit) => {
    const loaded = await loadCase(unit, caseId, change.version);
    requireEditing(actor, loaded.row);
    const changed = applyChange(unit, loaded.row, change);
    const payload = differencesBetween(loaded.row, changed);
    if (!payload) return dtoInUnit(unit, loaded.row, loaded.client);
    unit.record('case-changed', { caseId, ...payload });
    const after = await moveStage(unit, loaded, { ...changed, version: loaded.row.version + 1 });
    unit.writes.saveCase(after);
    unit.drainAfterCommit();
    return dtoInUnit(unit, after, loaded.client);
  });
}

function requireEditing(actor: Actor, row: CaseRow): void {
  const own = row.attorneyId !== null && row.attorneyId === actor.attorneyId;
  if (own && hasPermission(actor.role, 'cases.edit-own')) return;
  requirePermission(actor, 'cases.edit');
}

function applyChange(unit: AssignmentUnit, row: CaseRow, change: CaseChange): CaseRow {
  const stage = change.stage ?? row.stage;
  const complexity = change.complexity ?? row.complexity;
  const visaType = change.visaType ?? row.visaType;
  const filingKind = filingKindAfter(row, change, visaType);
  const deadline = deadlineAfter(unit, row, change);
  return {
    ...row,
    stage,
    complexity,
    visaType,
    filingKind,
    deadline,
    priority: change.priority ?? row.priority,
    notes: change.notes === undefined ? row.notes : change.notes,
    ...weighIn(unit, complexity, stage),
  };
}

function filingKindAfter(row: CaseRow, change: CaseChange, visaType: string): string | null {
  const kind = change.filingKind === undefined ? row.filingKind : change.filingKind;
  if (visaType === 'H-1B') return kind;
  if (change.filingKind) {
    throw invalidField(
      'filingKind',
      `A filing kind ("${change.filingKind}") belongs to H-1B cases only; leave it out for ${visaType}.`,
    );
  }
  return null;
}

function deadlineAfter(unit: AssignmentUnit, row: CaseRow, change: CaseChange): Date | null {
  if (change.deadline === undefined) return row.deadline;
  if (change.deadline === null) return null;
  const deadline = textToDateColumn(change.deadline);
  // An overdue case may be saved again with the deadline that it has.
  if (deadline.getTime() !== row.deadline?.getTime()) refusePastDeadline(change.deadline, unit);
  return deadline;
}

/** What changed, as the audit trail takes it: notes apart from the rest. Null where nothing did. */
function differencesBetween(
  before: CaseRow,
  after: CaseRow,
): Pick<EventDetails<'case-changed'>, 'facts' | 'text'> | null {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of CHANGEABLE_FACTS) {
    const [from, to] = [before[key], after[key]];
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[key] = [asJson(from), asJson(to)];
  }
  if (Object.keys(changes).length === 0) return null;
  const { notes, ...rest } = changes as Changes;
  return notes
    ? { facts: { changes: rest, changedTexts: ['notes'] }, text: { notes } }
    : { facts: { changes: rest } };
}

type Changes = EventFacts<'case-changed'>['changes'] & EventText<'case-changed'>;

function asJson(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
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
