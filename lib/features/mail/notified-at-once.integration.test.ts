import { beforeEach, describe, expect, it } from 'vitest';
import { alertDeadlines, assignCase } from '@/lib/assignment';
import {
  cancelAbsence,
  planCovers,
  recordAbsence,
  returnDueCovers,
  startDueCovers,
} from '@/lib/features/absences';
import { changeAttorney, getAttorney } from '@/lib/features/attorneys';
import { submitCase } from '@/lib/features/cases';
import { createClient, mergeClients } from '@/lib/features/clients';
import { changeFirm, getFirmSettings } from '@/lib/features/firms';
import { removeMember } from '@/lib/features/members';
import { proposeDeparture, runDeparture } from '@/lib/features/planning';
import { addWall } from '@/lib/features/walls';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { deliverOutbox } from '@/lib/platform/outbox';
import { openCaseSchema, type OpenCaseInput } from '@/lib/contracts/case';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { mailServerForEach } from '@/tests/integration/mail-server';
import { openIntake, sendIn } from '@/tests/integration/submissions';
import { maintainFirms } from '@/lib/worker/maintain-firms';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { changeMailPreferences, mailConsumer, mailNews } from './';
import { MAIL_GROUPS } from './mail-groups';

await useOwnDatabase();

const server = mailServerForEach();

/** Ten in the morning in New York. */
const START = '2026-12-01T15:00:00Z';
/** Eight in the morning in New York, a week before the tenth, and the day after it. */
const NEAR = '2026-12-03T13:00:00Z';
const PASSED = '2026-12-11T13:00:00Z';
const minutesAfter = (instant: string, count: number) =>
  new Date(Date.parse(instant) + count * 60_000).toISOString();

/** A firm with Ana, who signs in, and a manager. */
async function firmWithAna(capacity = 100) {
  return at(START, async () => {
    const firm = await buildFirm([]);
    const ana = await addAttorney(firm, { name: 'Ana', capacity });
    const member = await addColleague(firm, 'attorney', { name: 'Ana', email: ana.email });
    const manager = await addColleague(firm, 'manager', { name: 'Mo' });
    const toManagers = (subject: string) =>
      [firm.adminEmail, manager.email].map((to): [string, string] => [to, subject]);
    return { firm, ana: { ...ana, memberId: member.id }, toManagers };
  });
}

const open = (firm: BuiltFirm, input: Partial<OpenCaseInput> = {}) =>
  at(START, () => openCase(firm, { client: { name: 'Mika Aalto' }, ...input }));

/** Delivers what was told within the minutes before. */
const send = ({ firmId }: BuiltFirm, instant: string) =>
  at(instant, () => deliverOutbox(firmId, mailConsumer));

/** Of each mail that came since the last look, to whom it went and its lines. */
let seen = 0;
beforeEach(() => {
  seen = 0;
});
function arrived(): [string | undefined, string | undefined][] {
  const mails = server().arrived.slice(seen);
  seen = server().arrived.length;
  return mails.map(({ to, mail }) => [to[0], mail.subject] as [string, string]).toSorted();
}

describe('a deadline', () => {
  it('is told to the holder a week before, and to the managers too once it has passed, once each', async () => {
    const { firm, ana, toManagers } = await firmWithAna();
    const { number } = await open(firm, { deadline: '2026-12-10' });
    await send(firm, minutesAfter(START, 3));
    arrived();
    await at(minutesAfter(NEAR, -1), () => maintainFirms());
    await send(firm, minutesAfter(NEAR, 2));
    expect(arrived()).toEqual([]);
    for (const minute of [0, 1]) await at(minutesAfter(NEAR, minute), () => maintainFirms());
    await send(firm, minutesAfter(NEAR, 4));
    expect(arrived()).toEqual([[ana.email, `The deadline of case ${number} is Dec 10, 2026.`]]);
    for (const minute of [0, 1]) await at(minutesAfter(PASSED, minute), () => maintainFirms());
    await send(firm, minutesAfter(PASSED, 4));
    const passed = `The deadline of case ${number} was Dec 10, 2026, and it is still open.`;
    expect(arrived()).toEqual([[ana.email, passed], ...toManagers(passed)].toSorted());
  });

  it('that moves is told anew, and needs no reading once the case is closed', async () => {
    const { firm, ana } = await firmWithAna();
    const { id } = await open(firm, { deadline: '2026-12-05' });
    const alert = (instant: string) =>
      at(instant, () => alertDeadlines(firm.firmId, new Date(instant)));
    expect(await alert(START)).toBe(1);
    expect(await alert(START)).toBe(0);
    await at(START, () => editCase(firm, id, { deadline: '2026-12-06' }));
    expect(await alert(START)).toBe(1);
    await at(START, () => editCase(firm, id, { stage: 'closed' }));
    expect(await alert(PASSED)).toBe(0);
    const told = await asOwner<{ kind: string; isRead: boolean }>(
      `SELECT kind, read_at IS NOT NULL AS "isRead" FROM notifications
        WHERE member_id = $1 AND kind LIKE 'deadline%' ORDER BY created_at`,
      [ana.memberId],
    );
    expect(told).toEqual(['', ''].map(() => ({ kind: 'deadline-near', isRead: true })));
  });

  it('of a case that waits is told to the managers, many as one message, and none behind a wall', async () => {
    const { firm, ana, toManagers } = await firmWithAna();
    const deadline = '2026-12-05';
    for (let n = 0; n < 12; n += 1) await open(firm, { deadline, visaType: 'VAWA' });
    const lead = await at(START, () => addAttorney(firm, { name: 'Lea' }));
    await at(START, () => addColleague(firm, 'manager', { name: 'Lea', email: lead.email }));
    const wall = { attorneyId: lead.id, company: 'Acme', reason: 'Former counsel' };
    await at(START, () => addWall(firm.actor, wall));
    const hidden = { name: 'Wei', company: 'Acme' };
    await open(firm, { deadline, visaType: 'VAWA', client: hidden });
    await at(START, () => alertDeadlines(firm.firmId, new Date(START)));
    await send(firm, minutesAfter(START, 3));
    const told = (count: number) =>
      `${count} deadlines near and 0 deadlines passed, of open cases.`;
    expect(arrived()).toEqual([[lead.email, told(12)], ...toManagers(told(13))].toSorted());
    expect(ana.activeCases).toBe(0);
  });

  it('is no mail to those who want none of it, and waits for the end of quiet hours', async () => {
    const { firm, ana } = await firmWithAna();
    const viewer = { firmId: firm.firmId, memberId: ana.memberId, attorneyId: ana.id } as Viewer;
    const groups = MAIL_GROUPS.filter((group) => group !== 'deadlines');
    const alert = () => at(START, () => alertDeadlines(firm.firmId, new Date(START)));
    await changeMailPreferences(viewer, { groups: groups.filter((one) => one !== 'assigned') });
    await open(firm, { deadline: '2026-12-05' });
    await alert();
    await send(firm, minutesAfter(START, 3));
    expect(arrived()).toEqual([]);
    const quiet = { quietFrom: '09:00', quietUntil: '11:00' };
    await changeMailPreferences(viewer, { groups: ['deadlines'], ...quiet });
    const { number } = await open(firm, { deadline: '2026-12-06' });
    await alert();
    await send(firm, minutesAfter(START, 3));
    expect(arrived()).toEqual([]);
    await send(firm, minutesAfter(START, 61));
    expect(arrived()).toEqual([[ana.email, `The deadline of case ${number} is Dec 6, 2026.`]]);
  });
});

describe('a load', () => {
  it('over capacity is told to the attorney and the managers, once until it is below again', async () => {
    const { firm, ana, toManagers } = await firmWithAna(1);
    await open(firm);
    const waiting = await open(firm);
    await send(firm, minutesAfter(START, 3));
    arrived();
    const later = minutesAfter(START, 5);
    const byHand = { attorneyId: ana.id, override: { reason: 'Urgent.' } };
    await at(later, () => assignCase(firm.actor, waiting.id, byHand));
    await send(firm, minutesAfter(later, 3));
    const holds = '2 active cases, with a capacity of 1.';
    expect(arrived()).toEqual(
      [
        [ana.email, `2 things for you at ${firm.name}`],
        ...toManagers(`Ana holds ${holds}`),
      ].toSorted(),
    );
    expect(
      server()
        .arrived.map(({ mail }) => mail.text)
        .join('\n'),
    ).toContain(`You hold ${holds}`);

    const { version } = await getAttorney(firm.actor, ana.id);
    await at(later, () => changeAttorney(firm.actor, ana.id, { capacity: 3, version }));
    const evening = minutesAfter(START, 600);
    await at(evening, () => changeAttorney(firm.actor, ana.id, { capacity: 1 }));
    await send(firm, minutesAfter(evening, 3));
    expect(arrived()).toEqual(
      [[ana.email, `You hold ${holds}`], ...toManagers(`Ana holds ${holds}`)].toSorted(),
    );
  });
});

describe('a cover', () => {
  it('is told to who stands in: when it is planned, when it begins, and when the case goes back', async () => {
    const { firm, ana } = await firmWithAna();
    const { id: caseId, number } = await open(firm);
    const ben = await at(START, () => addAttorney(firm, { name: 'Ben' }));
    await at(START, () => addColleague(firm, 'attorney', { name: 'Ben', email: ben.email }));
    await send(firm, minutesAfter(START, 3));
    arrived();
    const week = { startsOn: '2026-12-07', endsOn: '2026-12-11', kind: 'vacation' } as const;
    await at(START, async () => {
      const absence = await recordAbsence(firm.actor, { attorneyId: ana.id, ...week });
      const covers = [{ caseId, attorneyId: ben.id }];
      await planCovers(firm.actor, { absenceId: absence.id, covers });
    });
    await send(firm, minutesAfter(START, 3));
    const planned = `You are to stand in for Ana on case ${number} from Dec 7, 2026 to Dec 11, 2026.`;
    expect(arrived()).toEqual([[ben.email, planned]]);
    const begun = '2026-12-07T05:00:00Z';
    await at(begun, () => startDueCovers(firm.firmId, new Date(begun)));
    await send(firm, minutesAfter(begun, 3));
    const started = `You stand in for Ana on case ${number} until they are back.`;
    expect(arrived()).toEqual([[ben.email, started]]);
    const back = '2026-12-12T05:00:00Z';
    await at(back, () => returnDueCovers(firm.firmId, new Date(back)));
    await send(firm, minutesAfter(back, 3));
    expect(arrived()).toEqual(
      [
        [ana.email, `Case ${number} is with you again; Ben stood in for you.`],
        [ben.email, `Case ${number} is with Ana again, for whom you stood in.`],
      ].toSorted(),
    );
  });
});

describe('a cover that is planned', () => {
  it('and taken back is told to who was to stand in: by itself, or with the absence', async () => {
    const { firm, ana } = await firmWithAna();
    const { id: caseId, number } = await open(firm);
    const [ben, cy] = await at(START, async () => {
      const made = [];
      for (const name of ['Ben', 'Cy']) {
        const attorney = await addAttorney(firm, { name });
        await addColleague(firm, 'attorney', { name, email: attorney.email });
        made.push(attorney);
      }
      return made;
    });
    await send(firm, minutesAfter(START, 3));
    arrived();
    const week = { startsOn: '2026-12-07', endsOn: '2026-12-11', kind: 'vacation' } as const;
    const { id: absenceId } = await at(START, () =>
      recordAbsence(firm.actor, { attorneyId: ana.id, ...week }),
    );
    const plan = (minute: number, attorneyId: string | null) =>
      at(minutesAfter(START, minute), () =>
        planCovers(firm.actor, { absenceId, covers: [{ caseId, attorneyId }] }),
      );
    const planned = `You are to stand in for Ana on case ${number} from Dec 7, 2026 to Dec 11, 2026.`;
    const withdrawn = `You need not stand in for Ana on case ${number} any more.`;
    await plan(10, ben?.id ?? '');
    await send(firm, minutesAfter(START, 13));
    expect(arrived()).toEqual([[ben?.email, planned]]);
    await plan(20, cy?.id ?? '');
    await send(firm, minutesAfter(START, 23));
    expect(arrived()).toEqual(
      [
        [ben?.email, withdrawn],
        [cy?.email, planned],
      ].toSorted(),
    );
    await plan(30, null);
    await at(minutesAfter(START, 33), () => mailNews(firm.firmId));
    expect(arrived()).toEqual([[cy?.email, withdrawn]]);
    await plan(40, ben?.id ?? '');
    await send(firm, minutesAfter(START, 43));
    arrived();
    await at(minutesAfter(START, 50), () => cancelAbsence(firm.actor, { absenceId }));
    await send(firm, minutesAfter(START, 53));
    expect(arrived()).toEqual([[ben?.email, withdrawn]]);
  });
});

describe('what comes in by the public page', () => {
  it('and waits for an answer is told to the managers', async () => {
    const { firm, toManagers } = await firmWithAna();
    // Nothing else that has happened has anyone written to.
    await send(firm, minutesAfter(START, 3));
    await at(minutesAfter(START, 4), async () => {
      const slug = await openIntake(firm.firmId);
      await sendIn(firm.firmId, slug, { need: 'not-sure' });
    });
    await send(firm, minutesAfter(START, 7));
    const told = arrived();
    expect(told.map(([to]) => to)).toEqual(
      toManagers('')
        .map(([to]) => to)
        .toSorted(),
    );
    expect(told[0]?.[1]).toMatch(/^A new client waits for an answer/);
  });
});

describe('a wall', () => {
  const reason = 'Represented the other side';

  it('against whom holds a case by a merge is told to the managers', async () => {
    const { firm, ana, toManagers } = await firmWithAna();
    const { number, client } = await open(firm);
    const twin = await at(START, () => createClient(firm.actor, { name: 'M. Aalto' }));
    await at(START, () => addWall(firm.actor, { attorneyId: ana.id, clientId: twin.id, reason }));
    await send(firm, minutesAfter(START, 3));
    arrived();
    const later = minutesAfter(START, 10);
    await at(later, () => mergeClients(firm.actor, client.id, { intoClientId: twin.id }));
    await send(firm, minutesAfter(later, 3));
    const told = arrived();
    expect(told.map(([to]) => to)).toEqual(
      toManagers('')
        .map(([to]) => to)
        .toSorted(),
    );
    expect(told[0]?.[1]).toContain(`case ${number}`);
  });

  it('that keeps its attorney from opening a case has the managers written to', async () => {
    const { firm, ana, toManagers } = await firmWithAna();
    const { client } = await open(firm);
    await at(START, () => addWall(firm.actor, { attorneyId: ana.id, clientId: client.id, reason }));
    await send(firm, minutesAfter(START, 3));
    arrived();
    const later = minutesAfter(START, 10);
    const hers = { ...firm.actor, role: 'intake', id: ana.memberId, attorneyId: ana.id } as const;
    const typed = { client: { name: client.name }, visaType: 'H-1B' } as const;
    await expect(
      at(later, () => submitCase(hers, openCaseSchema.parse(typed))),
    ).rejects.toMatchObject({ code: 'opening-refused' });
    const jobs = () =>
      asOwner<{ data: { job: string }; runAt: Date }>(
        `SELECT data, start_after AS "runAt" FROM pgboss.job
          WHERE data -> 'payload' ->> 'firmId' = $1 AND data ->> 'job' = 'mail-news'
          ORDER BY start_after DESC`,
        [firm.firmId],
      );
    expect(await jobs()).toHaveLength(1);
    await at(later, () => mailNews(firm.firmId));
    expect(arrived()).toEqual([]);
    const [again] = await jobs();
    expect(again?.runAt).toEqual(new Date(minutesAfter(later, 2)));
    await at(minutesAfter(later, 2), () => mailNews(firm.firmId));
    expect(arrived().map(([to]) => to)).toEqual(
      toManagers('')
        .map(([to]) => to)
        .toSorted(),
    );
  });
});

describe('a departure', () => {
  it('is told to the managers when it begins and when the plan is carried out', async () => {
    const { firm, ana, toManagers } = await firmWithAna();
    for (let n = 0; n < 2; n += 1) await open(firm);
    await at(START, () => addAttorney(firm, { name: 'Ben' }));
    await send(firm, minutesAfter(START, 3));
    arrived();
    await at(START, () => removeMember(firm.actor, { memberId: ana.memberId, version: 1 }));
    await send(firm, minutesAfter(START, 3));
    const leaves = 'Ana is no longer with the firm and still holds 2 open cases.';
    expect(arrived()).toEqual(toManagers(leaves).toSorted());
    await at(START, async () => {
      const { cases } = await proposeDeparture(firm.actor, ana.id);
      const moves = cases
        .slice(0, 1)
        .flatMap(({ caseId, version, proposedAttorney }) =>
          proposedAttorney ? [{ caseId, version, attorneyId: proposedAttorney.id }] : [],
        );
      await runDeparture(firm.actor, { attorneyId: ana.id, moves, deactivate: false });
    });
    await send(firm, minutesAfter(START, 3));
    const done = 'The departure of Ana is carried out: 1 case handed over, 1 still to hand over.';
    expect(arrived()).toEqual(toManagers(done).toSorted());
  });
});

describe('the name of a client', () => {
  it('is in no mail until the firm says so, and in those of cases from then on', async () => {
    const { firm, ana } = await firmWithAna();
    await open(firm);
    await send(firm, minutesAfter(START, 3));
    arrived();
    expect(server().arrived[0]?.raw).not.toContain('Aalto');
    const settings = await getFirmSettings(firm.actor);
    const { version, name, timeZone, practised, workingWeekdays, holidaysText } = settings;
    await changeFirm(firm.actor, {
      ...{ version, name, timeZone, visaTypes: [...practised], mailNamesClients: true },
      ...{ workingWeekdays: [...workingWeekdays], holidays: holidaysText },
    });
    const { number } = await open(firm);
    await send(firm, minutesAfter(START, 3));
    expect(arrived()).toEqual([[ana.email, `The rules gave you case ${number} (Mika Aalto).`]]);
    const [event] = await asOwner<{ data: object }>(
      "SELECT data FROM events WHERE firm_id = $1 AND kind = 'firm-changed'",
      [firm.firmId],
    );
    expect(event?.data).toEqual({ version: 2, mailNamesClients: [false, true] });
  });
});
