import { afterEach, describe, expect, it } from 'vitest';
import {
  alertWaitingCases,
  answerHandoff,
  expireHandoffs,
  listWaiting,
  reassignCase,
} from '@/lib/assignment';
import { changeAttorney, getAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { getCase } from '@/lib/features/cases';
import { changeMember } from '@/lib/features/members';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
  type Site,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import {
  listNotifications,
  readAllNotifications,
  readNotification,
  type NotificationDto,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

interface Person {
  attorneyId: string;
  memberId: string;
  actor: Actor;
}

/** An attorney who can sign in. */
async function addPerson(site: Site, name: string): Promise<Person> {
  const attorney = await addAttorney(site, { name });
  const { id } = await addColleague(site, 'attorney', { name, email: attorney.email });
  const { firmId } = site;
  return {
    attorneyId: attorney.id,
    memberId: id,
    actor: { firmId, role: 'attorney', kind: 'member', id, name, attorneyId: attorney.id },
  };
}

async function told(site: Site, memberId: string): Promise<NotificationDto[]> {
  return (await listNotifications({ firmId: site.firmId, memberId, attorneyId: null })).items;
}

const kindsOf = (items: readonly NotificationDto[]) => items.map(({ kind }) => kind);

/** Two people, the first of whom holds a case; handoffs need the colleague's acceptance. */
async function firmThatAsks(): Promise<{ firm: BuiltFirm; ana: Person; ben: Person; id: string }> {
  const firm = await buildFirm([]);
  await changeRules(firm, { handoffNeedsAcceptance: true, strategy: 'round-robin' });
  const ana = await addPerson(firm, 'Ana');
  const { id } = await openCase(firm);
  const ben = await addPerson(firm, 'Ben');
  return { firm, ana, ben, id };
}

async function ask(person: Person, caseId: string, to: Person): Promise<string> {
  const result = await reassignCase(person.actor, caseId, {
    toAttorneyId: to.attorneyId,
    reason: 'workload',
  });
  if (result.status !== 'pending') throw new Error('The handoff was not asked for.');
  return result.handoff.id;
}

describe('an attorney', () => {
  it('is told of a case that came to them, with the case and who sent it', async () => {
    const firm = await buildFirm([]);
    const ana = await addPerson(firm, 'Ana');
    const opened = await openCase(firm, { client: { name: 'Mika Aalto' } });
    expect(await told(firm, ana.memberId)).toMatchObject([
      {
        kind: 'case-assigned',
        case: { id: opened.id, number: opened.number, client: 'Mika Aalto' },
        facts: { startReason: 'rules', by: 'Evenhand' },
        readAt: null,
      },
    ]);
  });

  it('is not told of what they did themselves', async () => {
    const { firm, ana, ben, id } = await firmThatAsks();
    const handoffId = await ask(ana, id, ben);
    await answerHandoff(ben.actor, handoffId, 'accept');
    expect((await getCase(firm.actor, id)).attorney?.name).toBe('Ben');
    expect(kindsOf(await told(firm, ben.memberId))).toEqual(['handoff-asked']);
  });

  it('is not told once they have left the firm', async () => {
    const firm = await buildFirm([]);
    const ana = await addPerson(firm, 'Ana');
    await changeMember(firm.actor, ana.memberId, { active: false, version: 1 });
    await openCase(firm);
    expect(await told(firm, ana.memberId)).toEqual([]);
  });
});

describe('a handoff', () => {
  it('is told to whom it asks, and its answer to who asked', async () => {
    const { firm, ana, ben, id } = await firmThatAsks();
    const handoffId = await ask(ana, id, ben);
    expect((await told(firm, ben.memberId))[0]).toMatchObject({
      kind: 'handoff-asked',
      handoffId,
      facts: { by: 'Ana', from: 'Ana', reason: 'workload' },
    });
    await answerHandoff(ben.actor, handoffId, 'decline', { note: 'On trial.' });
    expect((await told(firm, ana.memberId))[0]).toMatchObject({
      kind: 'handoff-declined',
      facts: { by: 'Ben', to: 'Ben', note: 'On trial.' },
    });
    await answerHandoff(ben.actor, await ask(ana, id, ben), 'accept');
    expect((await told(firm, ana.memberId))[0]).toMatchObject({ kind: 'handoff-accepted' });
  });

  it('is told to whom it asked when it is taken back', async () => {
    const { firm, ana, ben, id } = await firmThatAsks();
    await answerHandoff(ana.actor, await ask(ana, id, ben), 'withdraw');
    expect(kindsOf(await told(firm, ben.memberId))).toEqual(['handoff-withdrawn', 'handoff-asked']);
  });

  it('expires when no one answers for three days: the case stays, and who asked is told', async () => {
    const { firm, ana, ben, id } = await firmThatAsks();
    const handoffId = await at('2026-12-01T10:00:00Z', () => ask(ana, id, ben));
    expect(await expireHandoffs(firm.firmId, new Date('2026-12-04T09:59:00Z'))).toBe(0);
    const due = '2026-12-04T10:00:00Z';
    expect(await at(due, () => expireHandoffs(firm.firmId, new Date(due)))).toBe(1);
    expect(await at(due, () => expireHandoffs(firm.firmId, new Date(due)))).toBe(0);
    expect((await getCase(firm.actor, id)).attorney?.name).toBe('Ana');
    expect((await told(firm, ana.memberId))[0]).toMatchObject({
      kind: 'handoff-expired',
      facts: { by: 'Evenhand', to: 'Ben' },
    });
    await expect(answerHandoff(ben.actor, handoffId, 'accept')).rejects.toMatchObject({
      code: 'handoff-not-pending',
    });
  });

  it('expires in the time that the rules in force give', async () => {
    const { firm, ana, ben, id } = await firmThatAsks();
    await at('2026-12-01T10:00:00Z', () => ask(ana, id, ben));
    await changeRules(firm, { handoffExpiresAfterHours: 5 });
    expect(await expireHandoffs(firm.firmId, new Date('2026-12-01T14:59:00Z'))).toBe(0);
    expect(await expireHandoffs(firm.firmId, new Date('2026-12-01T15:00:00Z'))).toBe(1);
    // It can be asked for again.
    await ask(ana, id, ben);
  });

  it('is either accepted or expired when both happen at one moment', async () => {
    const due = '2026-12-04T10:00:00Z';
    for (let round = 0; round < 4; round += 1) {
      const { firm, ana, ben, id } = await firmThatAsks();
      const handoffId = await at('2026-12-01T10:00:00Z', () => ask(ana, id, ben));
      const [accepted, expired] = await at(due, () =>
        Promise.allSettled([
          answerHandoff(ben.actor, handoffId, 'accept'),
          expireHandoffs(firm.firmId, new Date(due)),
        ]),
      );
      const holder = (await getCase(firm.actor, id)).attorney?.name;
      if (accepted.status === 'fulfilled') {
        expect(expired).toMatchObject({ status: 'fulfilled', value: 0 });
        expect(holder).toBe('Ben');
      } else {
        expect(expired).toMatchObject({ status: 'fulfilled', value: 1 });
        expect(accepted.reason).toMatchObject({ code: 'handoff-not-pending' });
        expect(holder).toBe('Ana');
      }
    }
  });
});

describe('a case that waits too long', () => {
  const opened = '2026-12-01T10:00:00Z';
  const later = (hours: number) => new Date(Date.parse(opened) + hours * 3_600_000);

  async function firmWithWaitingCase() {
    const firm = await at(opened, () => buildFirm([{ name: 'Ana', capacity: 1 }]));
    const manager = await addColleague(firm, 'manager');
    const clerk = await addColleague(firm, 'intake');
    await at(opened, () => openCase(firm));
    const waiting = await at(opened, () => openCase(firm));
    const alert = (hours: number) =>
      at(later(hours).toISOString(), () => alertWaitingCases(firm.firmId, later(hours)));
    return { firm, manager: manager.id, clerk: clerk.id, waiting, alert };
  }

  it('is told to managers and admins once, with the hours and the reasons', async () => {
    const { firm, manager, clerk, waiting, alert } = await firmWithWaitingCase();
    expect(await alert(3.9)).toBe(0);
    expect(await alert(5.5)).toBe(1);
    expect(await alert(6)).toBe(0);
    expect(await told(firm, manager)).toMatchObject([
      {
        kind: 'case-waits',
        case: { number: waiting.number },
        facts: { hours: 5, reasons: { 'at-capacity': 1 } },
      },
    ]);
    expect(await told(firm, clerk)).toEqual([]);
  });

  it('counts each attorney once, by their first reason, as the waiting line does', async () => {
    const { firm, manager, alert } = await firmWithWaitingCase();
    const both = { name: 'Both', expertise: { TN: 3 as const }, maxComplexity: 1 };
    await at(opened, () => addAttorney(firm, both));
    await alert(5);
    const [notice] = await told(firm, manager);
    expect(notice?.facts).toMatchObject({ reasons: { 'at-capacity': 1, 'no-expertise': 1 } });
    const [item] = (await listWaiting(firm.actor)).items;
    expect(item?.reasons.map(({ exclusions }) => exclusions)).toContainEqual([
      'no-expertise',
      'above-threshold',
    ]);
  });

  it('is told once even when two processes look at the same moment', async () => {
    const { firm, manager, alert } = await firmWithWaitingCase();
    const told1 = await Promise.all([alert(5), alert(5), alert(5)]);
    expect(told1.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await told(firm, manager)).toHaveLength(1);
  });

  it('needs no reading any more once someone holds it', async () => {
    const { firm, manager, alert } = await firmWithWaitingCase();
    await alert(5);
    const { version } = await getAttorney(firm.actor, firm.ids.Ana ?? '');
    await changeAttorney(firm.actor, firm.ids.Ana ?? '', { capacity: 5, version });
    await alert(6);
    expect((await told(firm, manager))[0]?.readAt).not.toBeNull();
  });

  it('is told again when it waits again', async () => {
    const { firm, manager, waiting, alert } = await firmWithWaitingCase();
    await alert(5);
    await at(later(6).toISOString(), () => editCase(firm, waiting.id, { stage: 'closed' }));
    await at(later(7).toISOString(), () => editCase(firm, waiting.id, { stage: 'intake' }));
    expect(await alert(8)).toBe(0);
    expect(await alert(11)).toBe(1);
    expect(kindsOf(await told(firm, manager))).toEqual(['case-waits', 'case-waits']);
  });

  it('is one message with its like when many pass the limit at once', async () => {
    const { firm, manager, alert } = await firmWithWaitingCase();
    for (let more = 0; more < 11; more += 1) await at(opened, () => openCase(firm));
    expect(await alert(5)).toBe(12);
    expect(await alert(6)).toBe(0);
    expect(await told(firm, manager)).toMatchObject([
      { kind: 'cases-wait', case: null, facts: { hours: 4, cases: 12 } },
    ]);
  });

  it('follows the rules in force', async () => {
    const { firm, alert } = await firmWithWaitingCase();
    await changeRules(firm, { alertAfterHours: 10 });
    expect(await alert(9)).toBe(0);
    expect(await alert(10)).toBe(1);
  });
});

describe('reading', () => {
  it('marks what was seen and leaves what came later', async () => {
    const firm = await buildFirm([]);
    const ana = await addPerson(firm, 'Ana');
    const reader = { firmId: firm.firmId, memberId: ana.memberId, attorneyId: null };
    await at('2026-12-01T10:00:00Z', () => openCase(firm));
    await at('2026-12-01T11:00:00Z', () => openCase(firm));
    await at('2026-12-01T12:00:00Z', () => openCase(firm));
    const [newest] = await told(firm, ana.memberId);
    await readNotification(reader, newest?.id ?? '');
    await readNotification(reader, newest?.id ?? '');
    expect(await readAllNotifications(reader, new Date('2026-12-01T10:30:00Z'))).toBe(1);
    const unread = await listNotifications(reader, { unreadOnly: true });
    expect(unread.items.map(({ createdAt }) => createdAt)).toEqual(['2026-12-01T11:00:00.000Z']);
  });

  it('is each member’s own business', async () => {
    const firm = await buildFirm([]);
    const ana = await addPerson(firm, 'Ana');
    const ben = await addColleague(firm, 'manager');
    const stranger = await buildFirm([]);
    await openCase(firm);
    const [mine] = await told(firm, ana.memberId);
    for (const reader of [
      { firmId: firm.firmId, memberId: ben.id, attorneyId: null },
      { firmId: stranger.firmId, memberId: ana.memberId, attorneyId: null },
    ]) {
      await expect(readNotification(reader, mine?.id ?? '')).rejects.toMatchObject({
        code: 'not-found',
      });
    }
    expect((await told(firm, ana.memberId))[0]?.readAt).toBeNull();
  });

  it('goes on page by page without losing or repeating any', async () => {
    const firm = await buildFirm([]);
    const ana = await addPerson(firm, 'Ana');
    const reader = { firmId: firm.firmId, memberId: ana.memberId, attorneyId: null };
    for (let n = 0; n < 5; n += 1) await at('2026-12-01T10:00:00Z', () => openCase(firm));
    const first = await listNotifications(reader, { limit: 3 });
    const second = await listNotifications(reader, { limit: 3, cursor: first.nextCursor ?? '' });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });
});
