import 'server-only';
import {
  handOffByRules,
  handOffTo,
  loadCase,
  type AssignmentTransaction,
  type LoadedCase,
} from '@/lib/assignment';
import { countFirstReasons, type Decision } from '@/lib/assignment/core';
import type { Cover } from '@/lib/platform/db/generated/client';
import { notifyManagers } from '@/lib/platform/notifications';
import { dateColumnToText, formatDay } from '@/lib/shared/time';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { decisionSummary } from '@/lib/wording/record-summary';
import { endedCover } from './cover-row';

/** A planned cover with the last day of its absence. */
export type DueCover = Cover & { absence: { endsOn: Date } };

/** What starts: the cover, its absence, and the cover of the case that runs already. */
interface Starting {
  readonly row: Cover;
  readonly absence: { readonly endsOn: Date };
  readonly running: Cover | null;
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
  await handOver(transaction, loaded, { row, absence, running });
}

async function findActiveCover(
  transaction: AssignmentTransaction,
  caseId: string,
): Promise<Cover | null> {
  return transaction.tx.cover.findFirst({
    where: { firmId: transaction.firmId, caseId, status: 'active' },
  });
}

async function handOver(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  starting: Starting,
): Promise<void> {
  const { row, absence } = starting;
  const away = transaction.roster.get(row.fromAttorneyId).name;
  const lastDay = formatDay(dateColumnToText(absence.endsOn));
  const reason = 'absence';
  const note = `Cover while ${away} is away until ${lastDay}; returns by itself.`;
  const asked = await handOffTo(transaction, loaded, row.toAttorneyId, { reason, note });
  if (asked.handoffId !== null) {
    begin(transaction, starting, row.toAttorneyId, asked.handoffId);
    return;
  }
  const { name } = transaction.roster.get(row.toAttorneyId);
  const remark = `${name}, who was to cover, cannot take it now: ${exclusionsInRecord(asked.exclusions)}`;
  const byRules = await handOffByRules(transaction, loaded, { reason, note: `${note} ${remark}` });
  if (byRules.handoffId === null) await noteBlocked(transaction, row, byRules.decision);
  else begin(transaction, starting, byRules.decision.attorneyId, byRules.handoffId);
}

function begin(
  transaction: AssignmentTransaction,
  { row, running }: Starting,
  toAttorneyId: string,
  startHandoffId: string,
): void {
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
