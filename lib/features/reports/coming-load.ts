import {
  expectedFinishMs,
  workedMs,
  workingMs,
  type AbsenceWindow,
  type Level,
  type RuleSet,
  type Stage,
  type VisaType,
  type WorkCalendar,
} from '@/lib/assignment/core';

/*
 * A forecast of the work in hand, kept simple enough to be checked on paper.
 *
 * The visa type's estimated working days, stretched by the holder's level as in the deadline
 * factor, are spread over the stages by the shares below. What a stage has already taken since the
 * case came into it is taken off, but a stage that is over its time is still expected to need a
 * quarter of it. Work stands still while the holder is away and on the firm's days off. A deadline that lies ahead is kept:
 * where the estimate ends later, all that is left is pressed into the time up to it. Then the case
 * waits on the government: new cases, requests for evidence and handoffs are not foreseen.
 */

/** Share of the estimated working days that a case takes in each stage, in percent. */
export const STAGE_SHARE_PERCENT: Readonly<Partial<Record<Stage, number>>> = {
  intake: 10,
  collecting: 25,
  drafting: 45,
  review: 20,
  rfe: 40,
};

/** The way of a case, stage after stage. A request for evidence leads back to the agency at once. */
const WAY: readonly Stage[] = ['intake', 'collecting', 'drafting', 'review'];

/** Of an overrun stage so much of its time is still expected. */
const OVERRUN_SHARE = 0.25;

/** A case in hand, as far as the forecast asks. */
export interface ComingCase {
  readonly visaType: VisaType;
  readonly stage: Stage;
  readonly stageSinceMs: number;
  /** The end of the deadline's day; null without one. */
  readonly deadlineMs: number | null;
  /** The holder's level for the visa type. */
  readonly level: Level;
  readonly absences: readonly AbsenceWindow[];
  /** The firm's working days; missing where every day is one. */
  readonly workCalendar?: WorkCalendar | undefined;
}

/** A stage that lies ahead, and the instant at which it is expected to be over. */
export interface ComingStage {
  readonly stage: Stage;
  readonly untilMs: number;
}

/** The stages that a case is expected to go through from now on; none when no work is left. */
export function expectedStages(
  one: ComingCase,
  nowMs: number,
  rules: Pick<RuleSet, 'visaTypes'>,
): ComingStage[] {
  const total = workingMs(rules.visaTypes[one.visaType].estimatedDays, one.level);
  const ahead = stagesFrom(one.stage);
  const parts = ahead.map((stage, index) => {
    const whole = (total * (STAGE_SHARE_PERCENT[stage] ?? 0)) / 100;
    const spent = index === 0 ? workedMs(one.stageSinceMs, nowMs, one.workCalendar) : 0;
    return { stage, leftMs: index === 0 ? Math.max(whole - spent, whole * OVERRUN_SHARE) : whole };
  });
  let workMs = 0;
  const stages = parts.map(({ stage, leftMs }) => {
    workMs += leftMs;
    return { stage, untilMs: expectedFinishMs(one.absences, nowMs, workMs, one.workCalendar) };
  });
  return pressedBefore(one.deadlineMs, stages, nowMs);
}

function stagesFrom(stage: Stage): readonly Stage[] {
  if (stage === 'rfe') return ['rfe'];
  const place = WAY.indexOf(stage);
  return place < 0 ? [] : WAY.slice(place);
}

/** Presses what is left evenly into the time up to a deadline that would be missed. */
function pressedBefore(
  deadlineMs: number | null,
  stages: readonly ComingStage[],
  nowMs: number,
): ComingStage[] {
  const finishMs = stages.at(-1)?.untilMs ?? nowMs;
  if (deadlineMs === null || deadlineMs <= nowMs || finishMs <= deadlineMs) return [...stages];
  const pace = (deadlineMs - nowMs) / (finishMs - nowMs);
  return stages.map(({ stage, untilMs }) => ({
    stage,
    untilMs: Math.round(nowMs + (untilMs - nowMs) * pace),
  }));
}

/** Whether a case is expected to be in a stage that counts toward capacity at this instant. */
export function isExpectedActive(
  stages: readonly ComingStage[],
  atMs: number,
  rules: Pick<RuleSet, 'stageWeights'>,
): boolean {
  const current = stages.find(({ untilMs }) => untilMs > atMs);
  return current !== undefined && rules.stageWeights[current.stage].counts;
}
