import 'server-only';
import {
  changeLoadedCase,
  loadCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type CaseEdit,
  type CaseRow,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import type { EventDetails } from '@/lib/contracts/events';
import { writeNote } from '@/lib/features/notes';
import { invalidField } from '@/lib/shared/errors';
import { textToDateColumn } from '@/lib/shared/time';
import { CHANGEABLE_FACTS } from '@/lib/contracts/case-codes';
import type { CaseDto, CaseChange } from '@/lib/contracts/case';
import { refusePastDeadline, refuseUnpractised } from './submit-case';

/**
 * Changes a case: its stage, complexity, priority, deadline or visa type; `notes` adds a note. The
 * holder's counters move in the same transaction; closing ends the interval, and giving a closed case a
 * stage again reopens it with its last holder, or in the waiting line where that one has left.
 *
 * @throws AppError `not-found`, `stale-version`, `forbidden`, `validation-failed`
 */
export async function changeCase(
  actor: Actor,
  caseId: string,
  change: CaseChange,
): Promise<CaseDto> {
  return withAssignmentTransaction(actor, async (transaction) => {
    const loaded = await loadCase(transaction, caseId, change.version);
    requireEditing(actor, loaded.row);
    if (change.notes) await writeNote(transaction, loaded.row, change.notes);
    const edit = editOf(transaction, loaded.row, change);
    return changeLoadedCase(transaction, loaded, edit, differencesBetween(loaded.row, edit));
  });
}

function requireEditing(actor: Actor, row: CaseRow): void {
  const own = row.attorneyId !== null && row.attorneyId === actor.attorneyId;
  if (own && hasPermission(actor.role, 'cases.edit-own')) return;
  requirePermission(actor, 'cases.edit');
}

/** What can be changed of the case, as it is to be. */
function editOf(transaction: AssignmentTransaction, row: CaseRow, change: CaseChange): CaseEdit {
  const visaType = change.visaType ?? row.visaType;
  // A case of a visa type that was switched off since may be saved again as it is.
  if (visaType !== row.visaType) refuseUnpractised(visaType, transaction);
  const filingKind = filingKindAfter(row, change, visaType);
  const deadline = deadlineAfter(transaction, row, change);
  return {
    stage: change.stage ?? row.stage,
    complexity: change.complexity ?? row.complexity,
    visaType,
    filingKind,
    deadline,
    priority: change.priority ?? row.priority,
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

function deadlineAfter(
  transaction: AssignmentTransaction,
  row: CaseRow,
  change: CaseChange,
): Date | null {
  if (change.deadline === undefined) return row.deadline;
  if (change.deadline === null) return null;
  const deadline = textToDateColumn(change.deadline);
  // An overdue case may be saved again with the deadline that it has.
  if (deadline.getTime() !== row.deadline?.getTime())
    refusePastDeadline(change.deadline, transaction);
  return deadline;
}

/** What changed, as the audit trail takes it. Null where nothing did. */
function differencesBetween(
  before: CaseRow,
  after: CaseEdit,
): Pick<EventDetails<'case-changed'>, 'facts'> | null {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const key of CHANGEABLE_FACTS) {
    const [from, to] = [before[key], after[key]];
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[key] = [asJson(from), asJson(to)];
  }
  if (Object.keys(changes).length === 0) return null;
  return { facts: { changes } };
}

function asJson(value: string | number | Date | null): string | number | null {
  return value instanceof Date ? value.toISOString() : value;
}
