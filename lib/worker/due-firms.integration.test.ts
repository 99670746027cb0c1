import { expect, it } from 'vitest';
import { changeAbsence, cancelAbsence, recordAbsence } from '@/lib/features/absences';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney, getAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { proposeDeparture } from '@/lib/features/planning';
import { changeSchedule, getRules, listSchedules, scheduleRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { anaIsLeaving, BACK, BEGUN, MONDAY, plannedCover } from '@/tests/integration/cover-fixture';
import type { MaintenanceTask } from '@/lib/platform/jobs/define-job';
import { maintenanceTasks } from './maintenance-tasks';
import { maintainFirms } from './maintain-firms';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/** When a firm is looked at next; null for never as things stand. */
async function dueOf({ firmId }: Pick<BuiltFirm, 'firmId'>): Promise<string | null> {
  const [row] = await asOwner<{ due: Date | null }>(
    'SELECT due_at AS due FROM firm_dues WHERE firm_id = $1',
    [firmId],
  );
  return row?.due?.toISOString() ?? null;
}

/** Lets a round come at this instant; answers the firms that it read. */
async function roundAt(instant: string): Promise<string[]> {
  const read: string[] = [];
  const witness: MaintenanceTask = {
    name: 'witness',
    run: async (firmId) => void read.push(firmId),
    dueAt: () => sql`NULL::timestamptz`,
  };
  const { failures } = await at(instant, () => maintainFirms([...maintenanceTasks, witness]));
  expect(failures).toBe(0);
  return read;
}

/** The firm is looked at at `due`, not a millisecond before, and not once more after it. */
async function expectDue(firm: Pick<BuiltFirm, 'firmId'>, since: string, due: string) {
  await roundAt(since);
  expect(await dueOf(firm)).toBe(new Date(due).toISOString());
  const before = new Date(Date.parse(due) - 1).toISOString();
  expect(await roundAt(before)).not.toContain(firm.firmId);
  expect(await roundAt(due)).toContain(firm.firmId);
  expect(await dueOf(firm)).not.toBe(new Date(due).toISOString());
}

const after = (instant: string, hours: number) =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

it('a round reads the firms in which something is due and no others, however many there are', async () => {
  const idle: BuiltFirm[] = [];
  for (let n = 0; n < 20; n += 1) idle.push(await at(MONDAY, () => buildFirm()));
  const { firm } = await anaIsLeaving(1, null);
  await recordAbsenceOf(firm);
  // A firm that someone wrote in is looked at once, and then when something in it is due.
  expect(await roundAt(MONDAY)).toHaveLength(21);
  expect(await roundAt(MONDAY)).toEqual([]);
  const { actor } = idle[3] ?? firm;
  const { version } = await getRules(actor);
  const effectiveAt = after(MONDAY, 48);
  await at(MONDAY, () =>
    scheduleRules(actor, { version, note: '', effectiveAt, alertAfterHours: 9 }),
  );
  expect(await roundAt(after(MONDAY, 1))).toEqual([actor.firmId]);
  expect(await roundAt(after(MONDAY, 47))).toEqual([]);
  expect(await roundAt(effectiveAt)).toEqual([actor.firmId]);
  expect((await getRules(actor)).alertAfterHours).toBe(9);
  expect(await roundAt(after(MONDAY, 24 * 365))).toEqual([]);
});

async function recordAbsenceOf(firm: BuiltFirm) {
  const week = { startsOn: '2026-03-09', endsOn: '2026-03-13', kind: 'vacation' } as const;
  return at(MONDAY, () => recordAbsence(firm.actor, { attorneyId: firm.ids.Ana ?? '', ...week }));
}

it('a firm stays due while a maintenance task of it fails, and is no burden to the others', async () => {
  const [first, second] = [await buildFirm(), await buildFirm()];
  const failing: MaintenanceTask = {
    name: 'fails',
    run: async (firmId) => {
      if (firmId === first.firmId) throw new Error('Not this firm.');
    },
    dueAt: () => sql`NULL::timestamptz`,
  };
  await maintainFirms([failing]);
  expect(await dueOf(first)).not.toBeNull();
  expect(await dueOf(second)).toBeNull();
});

it('what is written while a round is under way has the firm looked at again', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana' }]));
  const meanwhile: MaintenanceTask = {
    name: 'meanwhile',
    run: async (firmId) => {
      if (firmId === firm.firmId) await openCase(firm);
    },
    dueAt: () => sql`NULL::timestamptz`,
  };
  await at(MONDAY, () => maintainFirms([meanwhile]));
  // Seen under the lock that the writer held: nothing of it is due.
  expect(await dueOf(firm)).toBeNull();
  await at(after(MONDAY, 1), () => openCase(firm));
  expect(await dueOf(firm)).toBe(after(MONDAY, 1));
});

it('scheduled rules are due at their hour, also when it is moved', async () => {
  const firm = await at(MONDAY, () => buildFirm());
  const { version } = await getRules(firm.actor);
  const effectiveAt = after(MONDAY, 100);
  await at(MONDAY, () =>
    scheduleRules(firm.actor, { version, note: '', effectiveAt, alertAfterHours: 9 }),
  );
  await roundAt(MONDAY);
  expect(await dueOf(firm)).toBe(effectiveAt);
  const [scheduled] = (await listSchedules(firm.actor)).items;
  await at(MONDAY, () =>
    changeSchedule(firm.actor, scheduled?.id ?? '', {
      version: scheduled?.version ?? 0,
      effectiveAt: after(MONDAY, 50),
    }),
  );
  await expectDue(firm, MONDAY, after(MONDAY, 50));
  expect((await getRules(firm.actor)).alertAfterHours).toBe(9);
});

it('a pause that is planned is due when its day begins, also when the day is moved', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana' }]));
  const ana = firm.ids.Ana ?? '';
  const pause = (pausesOn: string | null) =>
    at(MONDAY, () => changeAttorney(firm.actor, ana, { pausesOn }));
  await pause('2026-03-20');
  await pause('2026-03-12');
  // Midnight in New York, where the firm is.
  await expectDue(firm, MONDAY, '2026-03-12T04:00:00Z');
  expect(await getAttorney(firm.actor, ana)).toMatchObject({ active: false });
  expect(await dueOf(firm)).toBeNull();
});

it('a handoff is due when its time to be answered is over, also when the rules change that', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana' }]));
  await at(MONDAY, () => changeRules(firm, { handoffNeedsAcceptance: true }));
  const { id } = await at(MONDAY, () => openCase(firm));
  const { id: ben } = await at(MONDAY, () => addAttorney(firm, { name: 'Ben' }));
  const asker = { ...firm.actor, kind: 'member' as const, role: 'attorney' as const };
  const asks = { ...asker, attorneyId: firm.ids.Ana ?? null };
  await at(MONDAY, () => reassignCase(asks, id, { toAttorneyId: ben, reason: 'workload' }));
  await roundAt(MONDAY);
  expect(await dueOf(firm)).toBe(after(MONDAY, 72));
  await at(MONDAY, () => changeRules(firm, { handoffExpiresAfterHours: 5 }));
  await expectDue(firm, MONDAY, after(MONDAY, 5));
  const [handoff] = await asOwner('SELECT status FROM handoffs WHERE firm_id = $1', [firm.firmId]);
  expect(handoff).toEqual({ status: 'expired' });
});

it('covers are due when their absence begins and when it ends, also when it is moved or cancelled', async () => {
  const story = await anaIsLeaving(1, null);
  const { firm } = story;
  const absenceId = await plannedCover(story);
  await expectDue(firm, MONDAY, BEGUN);
  expect((await getCase(firm.actor, story.caseIds[0] ?? '')).attorney?.name).toBe('Ben');
  expect(await dueOf(firm)).toBe(new Date(BACK).toISOString());
  const longer = { endsOn: '2026-03-16', version: 1 };
  await at(BEGUN, () => changeAbsence(firm.actor, { absenceId, ...longer }));
  await expectDue(firm, BEGUN, after(BACK, 72));
  expect((await getCase(firm.actor, story.caseIds[0] ?? '')).attorney?.name).toBe('Ana');

  const other = await anaIsLeaving(1, null);
  await at(MONDAY, async () =>
    cancelAbsence(other.firm.actor, { absenceId: await plannedCover(other) }),
  );
  await roundAt(MONDAY);
  expect(await dueOf(other.firm)).toBeNull();
});

it('a cover that another absence keeps from returning is due when that one ends', async () => {
  const story = await anaIsLeaving();
  const { firm, ana } = story;
  await plannedCover(story);
  const next = { startsOn: '2026-03-12', endsOn: '2026-03-20', kind: 'sick' as const };
  await at(MONDAY, () => recordAbsence(firm.actor, { attorneyId: ana, ...next }));
  await roundAt(BEGUN);
  await expectDue(firm, BACK, '2026-03-21T04:00:00Z');
  expect((await getCase(firm.actor, story.caseIds[0] ?? '')).attorney?.name).toBe('Ana');
});

it('a cover that no one can take is tried in every round', async () => {
  const story = await anaIsLeaving();
  const { firm, ben, cy } = story;
  await plannedCover(story);
  for (const id of [ben, cy]) {
    await at(MONDAY, () => changeAttorney(firm.actor, id, { active: false }));
  }
  for (const hours of [0, 1, 2]) expect(await roundAt(after(BEGUN, hours))).toContain(firm.firmId);
  await at(BEGUN, () => changeAttorney(firm.actor, cy, { active: true }));
  await roundAt(after(BEGUN, 3));
  expect((await getCase(firm.actor, story.caseIds[0] ?? '')).attorney?.name).toBe('Cy');
});

it('a case that waits is due when an absence ends and when a week’s intake moves on', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana', intakePerWeek: 1 }]));
  await at(MONDAY, () => openCase(firm));
  const { id } = await at(after(MONDAY, 1), () => openCase(firm));
  await at(MONDAY, () => changeRules(firm, { alertAfterHours: 700 }));
  await expectDue(firm, after(MONDAY, 2), after(MONDAY, 7 * 24));
  expect((await getCase(firm.actor, id)).status).toBe('assigned');

  const other = await at(MONDAY, () => buildFirm([{ name: 'Ana' }]));
  await at(MONDAY, () => changeRules(other, { alertAfterHours: 700 }));
  await recordAbsenceOf(other);
  const waiting = await at(BEGUN, () => openCase(other));
  expect(waiting.status).toBe('waiting');
  await expectDue(other, BEGUN, BACK);
  expect((await getCase(other.actor, waiting.id)).status).toBe('assigned');
});

it('a case that waits is due when it has waited too long, in every spell of waiting, also when the rules change that', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana', capacity: 1 }]));
  await addColleague(firm, 'manager');
  const held = await at(MONDAY, () => openCase(firm));
  const { id } = await at(MONDAY, () => openCase(firm));
  await roundAt(MONDAY);
  expect(await dueOf(firm)).toBe(after(MONDAY, 4));
  await at(MONDAY, () => changeRules(firm, { alertAfterHours: 9 }));
  await expectDue(firm, MONDAY, after(MONDAY, 9));
  const alerts = () =>
    asOwner("SELECT 1 FROM events WHERE firm_id = $1 AND kind = 'waiting-alerted'", [firm.firmId]);
  expect(await alerts()).toHaveLength(1);
  expect(await dueOf(firm)).toBeNull();
  await at(after(MONDAY, 20), () => editCase(firm, held.id, { stage: 'closed' }));
  expect((await getCase(firm.actor, id)).status).toBe('assigned');
  await at(after(MONDAY, 21), () => openCase(firm));
  await expectDue(firm, after(MONDAY, 21), after(MONDAY, 30));
  expect(await alerts()).toHaveLength(2);
});

it('a deadline is due in the morning a week before, in that after it, and no more', async () => {
  const { firm } = await anaIsLeaving();
  await expectDue(firm, MONDAY, '2026-03-04T13:00:00Z');
  await expectDue(firm, '2026-03-04T13:00:00Z', '2026-03-12T12:00:00Z');
  expect(await dueOf(firm)).toBeNull();
});

it('a departure that is under way is due until it is done', async () => {
  const firm = await at(MONDAY, () => buildFirm([{ name: 'Ana' }]));
  const { id: caseId } = await at(MONDAY, () => openCase(firm));
  await at(MONDAY, () => addAttorney(firm, { name: 'Ben' }));
  const attorneyId = firm.ids.Ana ?? '';
  const { cases } = await proposeDeparture(firm.actor, attorneyId);
  const to = cases[0]?.proposedAttorney?.id ?? '';
  // As it is kept by a process that dies before it carries the plan out.
  await withWholeFirm(firm.firmId, async (tx) => {
    const planId = newId();
    await tx.departurePlan.create({
      data: {
        ...{ firmId: firm.firmId, id: planId, attorneyId, status: 'running', deactivate: true },
        ...{ createdAt: new Date(MONDAY), createdByName: 'Somebody' },
      },
    });
    await tx.departureMove.create({
      data: {
        ...{ firmId: firm.firmId, id: newId(), planId, place: 0, caseId, toAttorneyId: to },
        ...{ caseVersion: cases[0]?.version ?? 0, status: 'planned' },
      },
    });
  });
  expect(await roundAt(MONDAY)).toContain(firm.firmId);
  expect((await getCase(firm.actor, caseId)).attorney?.name).toBe('Ben');
  expect(await dueOf(firm)).toBeNull();
});
