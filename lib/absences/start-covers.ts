import 'server-only';
import {
  handoffInput,
  loadCase,
  moveCase,
  tryChoosing,
  type AssignmentUnit,
  type LoadedCase,
} from '@/lib/assignment';
import {
  countFirstReasons,
  decide,
  type Decision,
  type DecisionInput,
} from '@/lib/assignment/core';
import type { Cover } from '@/lib/db/generated/client';
import { tellManagers } from '@/lib/notifications';
import { dateColumnToText, dayInWords } from '@/lib/time';
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
 * choose; where nobody can, the case stays, the managers are told once, and it is tried again later.
 */
export async function startCover(unit: AssignmentUnit, cover: DueCover): Promise<void> {
  const { absence, ...row } = cover;
  const loaded = await loadCase(unit, cover.caseId);
  const running = await findActiveCover(unit, cover.caseId);
  if (loaded.row.attorneyId !== cover.fromAttorneyId) {
    // An earlier absence that adjoins this one has its cover already.
    const why = running?.fromAttorneyId === cover.fromAttorneyId ? 'taken-over' : 'case-moved';
    unit.writes.covers.set(cover.id, endedCover(row, unit.at, 'ended', why));
    return;
  }
  const input = await handoffInput(unit, loaded.row, cover.fromAttorneyId);
  const choice = choose(unit, input, cover);
  if (choice) await handOver(unit, loaded, { row, absence, running }, choice);
  else await noteBlocked(unit, row, decide(input));
}

async function findActiveCover(unit: AssignmentUnit, caseId: string): Promise<Cover | null> {
  return unit.tx.cover.findFirst({ where: { firmId: unit.firmId, caseId, status: 'active' } });
}

function choose(unit: AssignmentUnit, input: DecisionInput, cover: Cover): Choice | null {
  const chosen = tryChoosing(input, cover.toAttorneyId);
  if (chosen.decision) return { input, decision: chosen.decision, remark: '' };
  const byRules = decide(input);
  if (byRules.attorneyId === null) return null;
  const { name } = unit.roster.get(cover.toAttorneyId);
  return {
    input,
    decision: { ...byRules, attorneyId: byRules.attorneyId },
    remark: ` ${name}, who was to cover, cannot take it now: ${exclusionsInRecord(chosen.refused.exclusions)}`,
  };
}

async function handOver(
  unit: AssignmentUnit,
  loaded: LoadedCase,
  { row, absence, running }: { row: Cover; absence: { endsOn: Date }; running: Cover | null },
  { input, decision, remark }: Choice,
): Promise<void> {
  const away = unit.roster.get(row.fromAttorneyId).name;
  const lastDay = dayInWords(dateColumnToText(absence.endsOn));
  const startHandoffId = await moveCase(unit, loaded, {
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
    startedAt: unit.at,
    startHandoffId,
    blockedAt: null,
    version: row.version + 1,
  };
  const own = running
    ? endedCover({ ...started, version: row.version }, unit.at, 'ended', 'taken-over')
    : started;
  unit.writes.covers.set(row.id, own);
  if (running) passOn(unit, running, toAttorneyId, startHandoffId);
  unit.record('cover-started', {
    caseId: row.caseId,
    attorneyId: toAttorneyId,
    facts: { coverId: row.id, fromAttorneyId: row.fromAttorneyId, plannedFor: row.toAttorneyId },
  });
}

/**
 * A cover that somebody else now carries on: who stands in for a colleague and leaves in turn
 * passes the case on, and it still returns to the one who held it first.
 */
export function passOn(
  unit: AssignmentUnit,
  running: Cover,
  toAttorneyId: string,
  startHandoffId: string,
): void {
  unit.writes.covers.set(
    running.id,
    toAttorneyId === running.fromAttorneyId
      ? { ...endedCover(running, unit.at, 'returned', null), returnHandoffId: startHandoffId }
      : { ...running, toAttorneyId, startHandoffId, version: running.version + 1 },
  );
}

async function noteBlocked(unit: AssignmentUnit, row: Cover, decision: Decision): Promise<void> {
  if (row.blockedAt) return;
  const { id: coverId, caseId, fromAttorneyId, toAttorneyId } = row;
  unit.writes.covers.set(coverId, { ...row, blockedAt: unit.at, version: row.version + 1 });
  unit.record('cover-blocked', {
    caseId,
    attorneyId: fromAttorneyId,
    facts: { coverId, toAttorneyId },
    text: { why: decisionSummary(decision) },
  });
  await tellManagers(unit.tx, unit.firmId, {
    kind: 'cover-not-possible',
    key: `cover:${coverId}:blocked`,
    caseId,
    facts: {
      absent: unit.roster.get(fromAttorneyId).name,
      reasons: countFirstReasons(decision.candidates),
    },
  });
}
