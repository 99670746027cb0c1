import 'server-only';
import {
  openCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type OpenedCase,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { findClient, matchClient, NO_ONE_KNOWN } from '@/lib/features/clients';
import { checkParties, conflictWith, recordCheck } from '@/lib/features/conflicts';
import { companyKey } from '@/lib/shared/company-key';
import type { Client } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { invalidField } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { zoneName } from '@/lib/wording/zones';
import { dateIn, textToDateColumn, formatDay } from '@/lib/shared/time';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import type { OpenCase } from '@/lib/contracts/case';
import type { VisaType } from '@/lib/assignment/core';

/** A new case; with `clientId` someone has said that it is for this client of the firm. */
export type NewCase = OpenCase & { clientId?: string | undefined };

/** Clocks of intake systems may run this far ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Records a new case and gives it to the right attorney at once; where no one is eligible it
 * waits in line, with the reasons; where it may be in conflict with a client or a wall, for a person's
 * answer (decision 0070). Case, client, decision and assignment are written together or
 * not at all.
 *
 * @throws AppError `validation-failed` for a deadline that has passed, a time of receipt in the
 * future, a filing kind on another visa type than H-1B, a visa type that the firm does not practise,
 * or a case that is closed already;
 * `duplicate-external-ref` when the reference is known; `not-found` for
 * a `clientId` that is not the firm's.
 */
export async function submitCase(actor: Actor, input: NewCase): Promise<CaseWithDecision> {
  requirePermission(actor, 'cases.create');
  const ask = (tx: FirmTx) =>
    input.clientId ? Promise.resolve(NO_ONE_KNOWN) : findClient(tx, actor.firmId, input.client);
  return withAssignmentTransaction(
    actor,
    async (transaction, asked) => {
      refuseImpossible(input, transaction);
      const found = await matchClient(transaction, input.client, asked, input.clientId);
      const check = await checkParties(transaction, input, found);
      const opened = openedCase(transaction, input, found.client);
      const held = { ...opened, conflictWith: conflictWith(check) };
      const result = openCase(transaction, held, found.client, found.attorneys);
      recordCheck(transaction, result, check);
      return result;
    },
    ask,
  );
}

function receiptOf({ receivedAt }: OpenCase, { at }: Pick<AssignmentTransaction, 'at'>): Date {
  return receivedAt ? new Date(receivedAt) : at;
}

/**
 * Refuses what no case can be, whatever the firm's state.
 * @throws AppError `validation-failed`
 */
export function refuseImpossible(
  input: OpenCase,
  transaction: Pick<AssignmentTransaction, 'at' | 'timeZone' | 'visaTypesOff'>,
): void {
  const receivedAt = receiptOf(input, transaction);
  if (input.stage === 'closed') {
    throw invalidField('stage', 'A new case cannot be closed already; give the stage it is in.');
  }
  if (input.filingKind && input.visaType !== 'H-1B') {
    throw invalidField(
      'filingKind',
      `A filing kind ("${input.filingKind}") belongs to H-1B cases only; leave it out for ${input.visaType}.`,
    );
  }
  if (receivedAt.getTime() > transaction.at.getTime() + CLOCK_SKEW_MS) {
    throw invalidField('receivedAt', `receivedAt (${input.receivedAt}) is in the future.`);
  }
  refuseUnpractised(input.visaType, transaction);
  refusePastDeadline(input.deadline, transaction);
}

/**
 * A visa type that the firm has switched off in its settings takes no new cases.
 * @throws AppError `validation-failed`
 */
export function refuseUnpractised(
  visaType: VisaType,
  { visaTypesOff }: Pick<AssignmentTransaction, 'visaTypesOff'>,
): void {
  if (!visaTypesOff.includes(visaType)) return;
  throw invalidField(
    'visaType',
    `The firm does not practise ${visaType}. Choose another visa type, or have an admin switch it on in the firm's settings.`,
  );
}

/**
 * A deadline before today, where the firm is, is a mistake.
 * @throws AppError `validation-failed`
 */
export function refusePastDeadline(
  deadline: string | null | undefined,
  transaction: Pick<AssignmentTransaction, 'at' | 'timeZone'>,
): void {
  const today = dateIn(transaction.at, transaction.timeZone);
  if (deadline && deadline < today) {
    throw invalidField(
      'deadline',
      `The deadline ${formatDay(deadline)} has passed: it is ${formatDay(today)} in ${zoneName(transaction.timeZone)}. Give today or a later day.`,
    );
  }
}

/** A case as it is to be recorded of this client. */
export function openedCase(
  transaction: AssignmentTransaction,
  input: OpenCase,
  client: Client,
): OpenedCase {
  const company = input.client.company ?? client.company;
  return {
    id: newId(),
    clientId: client.id,
    company,
    companyKey: companyKey(company),
    visaType: input.visaType,
    filingKind: input.filingKind ?? null,
    complexity: input.complexity ?? transaction.rules.visaTypes[input.visaType].defaultComplexity,
    stage: input.stage,
    priority: input.priority,
    deadline: input.deadline ? textToDateColumn(input.deadline) : null,
    externalRef: input.externalRef ?? null,
    notes: input.notes ?? null,
    receivedAt: receiptOf(input, transaction),
  };
}
