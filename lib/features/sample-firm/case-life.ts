import 'server-only';
import { countsTowardCapacity, DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { drainWaitingLine } from '@/lib/assignment';
import { changeCase, getCase, submitCase } from '@/lib/features/cases';
import { answerConflict } from '@/lib/features/conflicts';
import { type CaseDto, openCaseSchema } from '@/lib/contracts/case';
import { DAY_MS } from '@/lib/shared/time';
import { officeTimeAfter } from './calendar';
import type { DrawnCase, Step } from './draw-case';
import { personOf, returnOf, type LiveCase, type GeneratedFirm } from './firm';
import { planHandoffs } from './handoffs';

/** A case arrives: the rules decide, and its life is planned. */
export async function openCase(firm: GeneratedFirm, drawn: DrawnCase): Promise<LiveCase> {
  const opened = await submitCase(firm.intake, openCaseSchema.parse(drawn.input));
  const live: LiveCase = {
    id: opened.id,
    clientId: opened.client.id,
    version: opened.version,
    attorneyId: opened.attorney?.id ?? null,
    isActive: true,
    hasQuestion: false,
  };
  firm.cases.set(live.id, live);
  if (opened.conflictCheck === 'open') await sayNoConflict(firm, live);
  planStep(firm, live, drawn.steps);
  planHandoffs(firm, live, drawn.activeDays);
  return live;
}

/** Names are drawn from short lists, so that two clients may well share one. */
async function sayNoConflict(firm: GeneratedFirm, live: LiveCase): Promise<void> {
  const { id: caseId, version } = live;
  const note = 'Another person of that name: born in another year.';
  await answerConflict(firm.manager, caseId, { version, answer: 'clear', note });
  follow(firm, live, await getCase(firm.manager, caseId));
}

function planStep(firm: GeneratedFirm, live: LiveCase, steps: readonly Step[]): void {
  const [next] = steps;
  if (!next) return;
  const { timeline, random, clock, plan } = firm;
  const at = officeTimeAfter(random, clock.at, next.afterDays, plan.timeZone);
  timeline.plan(at, () => takeStep(firm, live, steps));
}

async function takeStep(
  firm: GeneratedFirm,
  live: LiveCase,
  steps: readonly Step[],
): Promise<void> {
  const [step, ...rest] = steps;
  if (!step) return;
  const { clock } = firm;
  const holder = await holderOf(firm, live);
  if (!holder) return postpone(firm, live, steps, 1);
  const backAt = returnOf(firm, holder, clock.at);
  if (backAt) {
    const daysAway = (backAt.getTime() - clock.at.getTime()) / DAY_MS;
    return postpone(firm, live, steps, daysAway);
  }
  const { stage } = step;
  follow(firm, live, await changeCase(holder.actor, live.id, { version: live.version, stage }));
  if (!live.isActive) await fillRoom(firm);
  planStep(firm, live, rest);
}

/** Room that has become free goes to who waits, as it does at the end of every transaction. */
async function fillRoom(firm: GeneratedFirm): Promise<void> {
  const isAnybodyWaiting = [...firm.cases.values()].some(({ attorneyId }) => attorneyId === null);
  if (isAnybodyWaiting) await drainWaitingLine(firm.firmId);
}

function postpone(firm: GeneratedFirm, live: LiveCase, steps: readonly Step[], days: number): void {
  const [step, ...rest] = steps;
  if (step) planStep(firm, live, [{ ...step, afterDays: days }, ...rest]);
}

/** Who holds the case now; a case that waited may have found someone meanwhile. */
export async function holderOf(firm: GeneratedFirm, live: LiveCase) {
  if (live.attorneyId === null) follow(firm, live, await getCase(firm.manager, live.id));
  return live.attorneyId === null ? null : personOf(firm, live.attorneyId);
}

/** Takes over what a case has become. */
export function follow(firm: GeneratedFirm, live: LiveCase, changed: CaseDto): void {
  live.version = changed.version;
  live.attorneyId = changed.attorney?.id ?? null;
  live.isActive = countsTowardCapacity(changed.stage, DEFAULT_RULE_SET);
  if (changed.status === 'closed') firm.cases.delete(live.id);
}
