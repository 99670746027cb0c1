import 'server-only';
import { answerHandoff, reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import type { CaseDto } from '@/lib/contracts/case';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import { reassignCaseSchema } from '@/lib/contracts/handoff';
import { AppError } from '@/lib/shared/errors';
import { officeTimeAfter } from './calendar';
import { personOf, returnOf, type LiveCase, type GeneratedFirm } from './firm';

const HANDED_OFF = 0.075;
const COMES_BACK = 0.2;
const GOES_ON = 0.12;
const DECLINED = 0.25;

const WHY: readonly (readonly [HandoffReason, number])[] = [
  ['workload', 5],
  ['expertise', 4],
  ['client-request', 2],
  ['conflict', 1],
  ['other', 1],
];

const NOTES: Readonly<Partial<Record<HandoffReason, readonly string[]>>> = {
  workload: ['Three filings due this week.', 'Trial preparation until the end of the month.'],
  expertise: ['The specialty occupation question needs somebody who has argued it before.'],
  'client-request': ['The client asked for somebody who speaks their language.'],
  conflict: ['My cousin works for the employer.'],
  other: ['Sits in your time zone.'],
};

/** Some cases change hands while they are worked on, and a few of them more than once. */
export function planHandoffs(firm: GeneratedFirm, live: LiveCase, activeDays: number): void {
  const { random } = firm;
  if (!random.chance(HANDED_OFF)) return;
  const reason = random.weighted(WHY);
  plan(firm, random.between(0.15, 0.6) * activeDays, async () => {
    const fromId = live.attorneyId;
    const moved = await handOff(firm, live, { reason });
    if (!moved || fromId === null) return;
    if (random.chance(COMES_BACK)) {
      plan(firm, random.between(3, 9), () => giveBack(firm, live, fromId));
    } else if (random.chance(GOES_ON)) {
      plan(firm, random.between(3, 12), async () => {
        await handOff(firm, live, { reason: 'workload' });
      });
    }
  });
}

function plan(firm: GeneratedFirm, days: number, happen: () => Promise<void>): void {
  const { timeline, random, clock } = firm;
  timeline.plan(officeTimeAfter(random, clock.at, days, firm.plan.timeZone), happen);
}

async function giveBack(firm: GeneratedFirm, live: LiveCase, toAttorneyId: string): Promise<void> {
  await handOff(firm, live, {
    reason: 'client-request',
    toAttorneyId,
    note: 'The client insists on whom they know.',
  });
}

interface Asked {
  readonly reason: HandoffReason;
  readonly toAttorneyId?: string;
  readonly note?: string;
  /** Who asks; the holder when left out. */
  readonly by?: Actor;
  /** Leave the colleague's answer open. */
  readonly unanswered?: boolean;
}

/**
 * The holder hands a case on, where that is possible at this moment.
 * @returns whether the case has moved already
 */
export async function handOff(firm: GeneratedFirm, live: LiveCase, asked: Asked): Promise<boolean> {
  const { random, clock } = firm;
  if (live.attorneyId === null || !firm.cases.has(live.id)) return false;
  if (!live.isActive && asked.reason !== 'departure') return false;
  const holder = personOf(firm, live.attorneyId);
  if (!asked.by && returnOf(firm, holder, clock.at)) return false;
  const notes = NOTES[asked.reason];
  const note = asked.note ?? (notes && random.chance(0.7) ? random.pick(notes) : undefined);
  try {
    const result = await reassignCase(
      asked.by ?? holder.actor,
      live.id,
      reassignCaseSchema.parse({
        reason: asked.reason,
        // Who leaves the firm cannot stay on record with the agency.
        moveRecord: asked.reason === 'departure',
        ...(note ? { note } : {}),
        ...(asked.toAttorneyId ? { toAttorneyId: asked.toAttorneyId } : {}),
      }),
    );
    if (result.status === 'done') return moved(live, result.case);
    live.hasQuestion = true;
    if (asked.unanswered) return false;
    const { id, toAttorney } = result.handoff;
    plan(firm, random.between(0, 1.5), () => answer(firm, live, id, toAttorney.id));
    return false;
  } catch (error) {
    // No one is free for it, or it moves already: then it stays where it is, as it would in life.
    if (error instanceof AppError && error.status === 422) return false;
    throw error;
  }
}

async function answer(
  firm: GeneratedFirm,
  live: LiveCase,
  handoffId: string,
  colleagueId: string,
): Promise<void> {
  if (!live.hasQuestion || !firm.cases.has(live.id)) return;
  const colleague = personOf(firm, colleagueId);
  const declines =
    firm.random.chance(DECLINED) || returnOf(firm, colleague, firm.clock.at) !== null;
  try {
    const { case: row } = declines
      ? await answerHandoff(colleague.actor, handoffId, 'decline', { note: 'Not this month.' })
      : await answerHandoff(colleague.actor, handoffId, 'accept');
    live.hasQuestion = false;
    moved(live, row);
  } catch (error) {
    if (error instanceof AppError && error.status === 422) return;
    throw error;
  }
}

function moved(live: LiveCase, row: CaseDto): boolean {
  live.version = row.version;
  live.attorneyId = row.attorney?.id ?? null;
  return true;
}
