import 'server-only';
import {
  handoffInput,
  loadCase,
  moveCase,
  tryChoosing,
  type AssignmentTransaction,
  type LoadedCase,
} from '@/lib/assignment';
import {
  countFirstReasons,
  decide,
  type Decision,
  type DecisionInput,
} from '@/lib/assignment/core';
import type { Cover } from '@/lib/platform/db/generated/client';
import { notifyManagers } from '@/lib/platform/notifications';
import { dateColumnToText, formatDay } from '@/lib/shared/time';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { decisionSummary } from '@/lib/wording/record-summary';
import { endedCover } from './cover-row';

/** A planned cover with the last day of its absence. */
export type DueCover = Cover & { absence: { endsOn: Date } };

interface Choice {
  input: DecisionInput;
  decision: Decision & { attorneyId: string };
  /** What the handoff says beyond that it is a cover. */
  remark: string;
}

/**
 * Hands a case to the colleague who covers it. Where that one cannot take it any more, the rules
 * choose; where no one can, the case stays, the managers are told once, and it is tried again later.
 */
export async function startCover(
  transaction: AssignmentTransaction,
  cover: DueCover,
): Promise<void> {
  const { absence, ...row } = cover;
  const loaded = await loadCase(transaction, cover.caseId);
  const running = await findActiveCover(transaction, cover.caseId);
  if (loaded.row.attorneyId !== cover.fromAttorneyId) {
    // An earlier absence that adjoins this one has its cover already.
    const why = running?.fromAttorneyId === cover.fromAttorneyId ? 'taken-over' : 'case-moved';
    transaction.writes.covers.set(cover.id, endedCover(row, transaction.at, 'ended', why));
    return;
  }
  const input = await handoffInput(transaction, loaded.row, cover.fromAttorneyId);
  const choice = choose(transaction, input, cover);
  if (choice) await handOver(transaction, loaded, { row, absence, running }, choice);
  else await noteBlocked(transaction, row, decide(input));
}

async function findActiveCover(
  transaction: AssignmentTransaction,
  caseId: string,
): Promise<Cover | null> {
  return transaction.tx.cover.findFirst({
    where: { firmId: transaction.firmId, caseId, status: 'active' },
  });
}

function choose(
  transaction: AssignmentTransaction,
  input: DecisionInput,
  cover: Cover,
): Choice | null {
  const chosen = tryChoosing(input, cover.toAttorneyId);
  if (chosen.decision) return { input, decision: chosen.decision, remark: '' };
  const byRules = decide(input);
  if (byRules.attorneyId === null) return null;
  const { name } = transaction.roster.get(cover.toAttorneyId);
  return {
    input,
    decision: { ...byRules, attorneyId: byRules.attorneyId },
    remark: ` ${name}, who was to cover, cannot take it now: ${exclusionsInRecord(chosen.refused.exclusions)}`,
  };
}

async function handOver(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  { row, absence, running }: { row: Cover; absence: { endsOn: Date }; running: Cover | null },
  { input, decision, remark }: Choice,
): Promise<void> {
  const away = transaction.roster.get(row.fromAttorneyId).name;
  const lastDay = formatDay(dateColumnToText(absence.endsOn));
  const startHandoffId = await moveCase(transaction, loaded, {
    input,
    decision,
    reason: 'absence',
    note: `Cover while ${away} is away until ${lastDay}; returns by itself.${remark}`,
  });
  const toAttorneyId = decision.attorneyId;
  const started: Cover = {
    ...row,
    status: 'active',
    toAttorneyId,
    startedAt: transaction.at,
    startHandoffId,
    blockedAt: null,
    version: row.version + 1,
  };
  const own = running
    ? endedCover({ ...started, version: row.version }, transaction.at, 'ended', 'taken-over')
    : started;
  transaction.writes.covers.set(row.id, own);
  if (running) passOn(transaction, running, toAttorneyId, startHandoffId);
  transaction.record('cover-started', {
    caseId: row.caseId,
    attorneyId: toAttorneyId,
    facts: { coverId: row.id, fromAttorneyId: row.fromAttorneyId, plannedFor: row.toAttorneyId },
  });
}

/**
 * A cover that someone else now carries on: who stands in for a colleague and leaves in turn
 * passes the case on, and it still returns to the one who held it first.
 */
export function passOn(
  transaction: AssignmentTransaction,
  running: Cover,
  toAttorneyId: string,
  startHandoffId: string,
): void {
  transaction.writes.covers.set(
    running.id,
    toAttorneyId === running.fromAttorneyId
      ? {
          ...endedCover(running, transaction.at, 'returned', null),
          returnHandoffId: startHandoffId,
        }
      : { ...running, toAttorneyId, startHandoffId, version: running.version + 1 },
  );
}

async function noteBlocked(
  transaction: AssignmentTransaction,
  row: Cover,
  decision: Decision,
): Promise<void> {
  if (row.blockedAt) return;
  const { id: coverId, caseId, fromAttorneyId, toAttorneyId } = row;
  transaction.writes.covers.set(coverId, {
    ...row,
    blockedAt: transaction.at,
    version: row.version + 1,
  });
  transaction.record('cover-blocked', {
    caseId,
    attorneyId: fromAttorneyId,
    facts: { coverId, toAttorneyId },
    text: { why: decisionSummary(decision) },
  });
  await notifyManagers(transaction.tx, transaction.firmId, {
    kind: 'cover-not-possible',
    key: `cover:${coverId}:blocked`,
    caseId,
    facts: {
      absent: transaction.roster.get(fromAttorneyId).name,
      reasons: countFirstReasons(decision.candidates),
    },
  });
}
