import 'server-only';
import { recordAbsence } from '@/lib/features/absences';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { getRules, publishRules } from '@/lib/features/rules';
import { addWall } from '@/lib/features/walls';
import { atHour } from './calendar';
import { dateOfDay, type LiveCase, type Person, type GeneratedFirm } from './firm';
import { join } from './found-firm';
import { handOff } from './handoffs';
import type { PlannedAbsence, PlannedAttorney } from './plan';

/** From this length on, the cases of someone away go to colleagues. */
const LONG_ABSENCE_DAYS = 30;

/** Plans what happens to the firm itself: people, absences, rules, the wall. */
export function planFirmEvents(firm: GeneratedFirm): void {
  for (const person of firm.people) planPerson(firm, person);
  for (const attorney of firm.plan.attorneys) planJoining(firm, attorney);
  for (const { day, note, change } of firm.plan.rules) {
    on(firm, day, 8, async () => {
      const { version } = await getRules(firm.admin);
      await publishRules(firm.admin, { version, note, ...change });
    });
  }
  const { wall } = firm.plan;
  on(firm, wall.day, 10.5, async () => {
    const { attorneyId } = personNamed(firm, wall.attorney);
    const target = wall.company
      ? { company: wall.company }
      : { clientId: someClient(firm, attorneyId) };
    const reason = wall.reason;
    const { conflicts } = await addWall(firm.admin, { attorneyId, ...target, reason });
    // From now on the holder does not see these cases, so they cannot go on with them.
    for (const { caseId } of conflicts) {
      const live = firm.cases.get(caseId);
      if (live) await moveAway(firm, live, 'conflict');
    }
  });
}

function on(firm: GeneratedFirm, day: number, hour: number, happen: () => Promise<void>): void {
  firm.timeline.plan(atHour(dateOfDay(firm, day), hour, firm.plan.timeZone), happen);
}

function personNamed(firm: GeneratedFirm, name: string): Person {
  const person = firm.people.find((one) => one.plan.name === name);
  if (!person) throw new Error(`Nobody in ${firm.plan.name} is called ${name}.`);
  return person;
}

/** The client of an open case that someone else holds. */
function someClient(firm: GeneratedFirm, exceptAttorneyId: string): string {
  const found = [...firm.cases.values()].find(
    ({ attorneyId }) => attorneyId !== null && attorneyId !== exceptAttorneyId,
  );
  if (!found) throw new Error(`${firm.plan.name} has no open case to build a wall around.`);
  return found.clientId;
}

function planJoining(firm: GeneratedFirm, attorney: PlannedAttorney): void {
  if (attorney.joinsDay === undefined) return;
  on(firm, attorney.joinsDay, 9, async () => planPerson(firm, await join(firm, attorney)));
}

function planPerson(firm: GeneratedFirm, person: Person): void {
  for (const absence of person.plan.absences) planAbsence(firm, person, absence);
  const { leavesDay } = person.plan;
  if (leavesDay !== undefined) on(firm, leavesDay, 17, () => leave(firm, person));
}

function planAbsence(firm: GeneratedFirm, person: Person, absence: PlannedAbsence): void {
  const { fromDay, toDay, noticeDays, kind, note } = absence;
  const [startsOn, endsOn] = [dateOfDay(firm, fromDay), dateOfDay(firm, toDay)];
  // An absence through illness is written down by intake or a manager.
  const by = noticeDays === 0 ? firm.manager : person.actor;
  on(firm, fromDay - noticeDays, noticeDays === 0 ? 8.1 : 15.2, async () => {
    const { attorneyId } = person;
    await recordAbsence(by, { attorneyId, startsOn, endsOn, kind, ...(note ? { note } : {}) });
  });
  if (toDay - fromDay < LONG_ABSENCE_DAYS) return;
  on(firm, fromDay - 1, 16, async () => {
    for (const live of openCasesOf(firm, person).filter(({ isActive }) => isActive)) {
      await handOff(firm, live, { reason: 'absence', by: firm.manager });
    }
  });
}

function openCasesOf(firm: GeneratedFirm, { attorneyId }: Person): LiveCase[] {
  return [...firm.cases.values()].filter((live) => live.attorneyId === attorneyId);
}

async function leave(firm: GeneratedFirm, person: Person): Promise<void> {
  for (const live of openCasesOf(firm, person)) await moveAway(firm, live, 'departure');
  await changeAttorney(firm.admin, person.attorneyId, { active: false });
  person.hasLeft = true;
}

const WHY_PARTNER = {
  conflict: 'A colleague stands behind a wall and nobody else is free.',
  departure: 'A colleague leaves and nobody else is free.',
} as const;

/** A case goes to a colleague; what no one is eligible for, a partner takes over. */
async function moveAway(
  firm: GeneratedFirm,
  live: LiveCase,
  reason: keyof typeof WHY_PARTNER,
): Promise<void> {
  const isMoved = await handOff(firm, live, { reason, by: firm.manager });
  if (!isMoved) await takeOver(firm, live, reason);
}

async function takeOver(
  firm: GeneratedFirm,
  live: LiveCase,
  reason: keyof typeof WHY_PARTNER,
): Promise<void> {
  const partner = firm.people.find(
    ({ plan, attorneyId }) => plan.isManager && attorneyId !== live.attorneyId,
  );
  if (!partner || live.attorneyId === null) return;
  const result = await reassignCase(firm.manager, live.id, {
    toAttorneyId: partner.attorneyId,
    reason,
    note: 'Until somebody has room for it.',
    override: { reason: WHY_PARTNER[reason] },
  });
  if (result.status !== 'done') return;
  live.version = result.case.version;
  live.attorneyId = partner.attorneyId;
}
