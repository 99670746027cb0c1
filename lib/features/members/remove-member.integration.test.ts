import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { getAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { makeApiKey, revokeApiKey } from '@/lib/features/api-keys';
import { acceptAsUser, inviteMember } from '@/lib/features/identity';
import { createFirm } from '@/lib/features/firms';
import { loadViewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { newId } from '@/lib/platform/ids';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  buildFirm,
  changeRules,
  openCase,
  PASSWORD,
} from '@/tests/integration/build-firm';
import { changeMember, listMembers, removeMember } from './index';

const signIn = (email: string) =>
  signInWithPassword({ email, password: PASSWORD, address: newId() });

describe('a member who is removed', () => {
  it('leaves API keys behind that still work, and the list says how many', async () => {
    const firm = await buildFirm([]);
    const member = await addColleague(firm, 'admin', { name: 'Ada Admin' });
    const ada = { ...firm.actor, id: member.id, name: 'Ada Admin' };
    const keys = [];
    for (const name of ['Intake forms', 'Old', 'Reports']) {
      keys.push(await makeApiKey(ada, { name, scopes: ['read'], validFor: '90' }));
    }
    await revokeApiKey(firm.actor, keys[1]?.id ?? '');
    const { items } = await listMembers(firm.actor);
    expect(new Map(items.map(({ id, openKeys }) => [id, openKeys])).get(member.id)).toBe(2);
    expect(items.find(({ id }) => id === firm.actor.id)?.openKeys ?? 0).toBe(0);
  });

  it('is signed out at once, their handoffs end, and their cases wait for a departure plan', async () => {
    const firm = await buildFirm([{ name: 'Ana', email: `ana-${newId()}@example.com` }]);
    await changeRules(firm, { handoffNeedsAcceptance: true });
    const { email } = await getAttorney(firm.actor, firm.ids.Ana ?? '');
    const member = await addColleague(firm, 'attorney', { name: 'Ana', email });
    const held = await openCase(firm);
    const other = await openCase(firm);
    const ben = await addAttorney(firm, { name: 'Ben' });
    const ask = { toAttorneyId: ben.id, reason: 'workload' as const, version: held.version };
    await reassignCase(firm.actor, held.id, ask);
    const { sessionId } = await signIn(email);
    expect(await loadViewer(sessionId)).not.toBeNull();

    const listed = (await listMembers(firm.actor)).items.find(({ id }) => id === member.id);
    expect(listed).toMatchObject({ openCases: 2, pendingHandoffs: 1 });
    const removed = await removeMember(firm.actor, { memberId: member.id, version: 1 });

    expect(removed).toEqual({
      ...{ name: 'Ana', handoffs: 1 },
      departure: { attorneyId: firm.ids.Ana, cases: 2 },
    });
    expect(await loadViewer(sessionId)).toBeNull();
    await expect(signIn(email)).rejects.toMatchObject({ code: 'unauthenticated' });
    const [handoff] = await asOwner<{ status: string; resolution: string }>(
      'SELECT status, resolution FROM handoffs WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(handoff).toEqual({ status: 'withdrawn', resolution: 'Ana is no longer with the firm.' });
    expect(await getAttorney(firm.actor, firm.ids.Ana ?? '')).toMatchObject({ active: false });
    expect((await getCase(firm.actor, other.id)).attorney?.id).toBe(firm.ids.Ana);
    expect((await openCase(firm)).attorney?.id).toBe(ben.id);
    const names = (await listMembers(firm.actor)).items.map(({ id }) => id);
    expect(names).not.toContain(member.id);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('cannot be changed or removed again, nor remove themselves', async () => {
    const firm = await buildFirm();
    const { id } = await addColleague(firm, 'intake');
    const self = { ...firm.actor, kind: 'member' as const, id, role: 'admin' as const };
    const remove = { memberId: id, version: 1 };
    await expect(removeMember(self, remove)).rejects.toMatchObject({ code: 'conflict' });
    await expect(removeMember({ ...firm.actor, role: 'manager' }, remove)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(removeMember(firm.actor, { ...remove, version: 7 })).rejects.toMatchObject({
      code: 'stale-version',
    });
    await removeMember(firm.actor, remove);
    for (const again of [
      removeMember(firm.actor, { memberId: id, version: 2 }),
      changeMember(firm.actor, id, { version: 2, active: true }),
    ]) {
      await expect(again).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('comes back by a new invitation as the member that they were', async () => {
    const firm = await buildFirm();
    const email = `back-${newId()}@example.com`;
    const elsewhere = await createFirm({
      ...{ name: 'Elsewhere', adminEmail: email, adminPassword: PASSWORD },
    });
    const join = async (role: 'intake' | 'manager') => {
      const { path } = await inviteMember(firm.actor, { name: 'Noor', email, role });
      const { sessionId, userId } = await signIn(email);
      await acceptAsUser({ userId, sessionId, name: 'Noor' }, path.split('/').at(-1) ?? '');
      return (await listMembers(firm.actor)).items.find((one) => one.email === email);
    };
    const before = await join('intake');
    await removeMember(firm.actor, { memberId: before?.id ?? '', version: 1 });
    const after = await join('manager');
    expect(after).toMatchObject({ id: before?.id, role: 'manager', active: true });
    expect(await checkFirm(firm.firmId)).toEqual([]);
    expect(await checkFirm(elsewhere.firmId)).toEqual([]);
  });
});

it('an invitation puts the person on the roster in the same step, or does neither', async () => {
  const firm = await buildFirm();
  const email = `both-${newId()}@example.com`;
  const attorney = {
    seniority: 'senior' as const,
    capacity: 12,
    expertise: { 'H-1B': 3 as const },
  };
  const person = { name: 'Noor', email, role: 'attorney' as const, attorney };
  await inviteMember(firm.actor, person);
  const { attorney: holder } = await openCase(firm);
  expect(holder?.name).toBe('Noor');
  const member = await addColleague(firm, 'attorney', { name: 'Noor', email });
  expect(member.attorney?.id).toBe(holder?.id);
  const taken = { ...person, email: `new-${email}` };
  await addColleague(firm, 'intake', { email: taken.email });
  await expect(inviteMember(firm.actor, taken)).rejects.toMatchObject({ code: 'duplicate-email' });
  const rows = await asOwner('SELECT 1 FROM attorneys WHERE firm_id = $1', [firm.firmId]);
  expect(rows).toHaveLength(1);
});

describe('of two admins who go at the same moment, through two processes, one stays', () => {
  interface Racer {
    readonly child: ChildProcess;
    readonly lines: Interface;
  }
  let racers: Racer[] = [];

  beforeAll(async () => {
    racers = [0, 1].map(() => {
      const args = ['--conditions=react-server', '--import', 'tsx'];
      const child = spawn(process.execPath, [...args, 'tests/integration/member-racer.ts'], {
        ...{ stdio: ['pipe', 'pipe', 'inherit'] as const, env: process.env },
      });
      return { child, lines: createInterface({ input: child.stdout }) };
    });
    await Promise.all(racers.map(({ lines }) => once(lines, 'line')));
  });
  afterAll(async () => {
    await Promise.all(
      racers.map(async ({ child }) => {
        child.stdin?.end();
        await once(child, 'exit');
      }),
    );
  });

  const ROUNDS = 5;
  it.each([
    ['both removed', 'remove', 'remove'],
    ['both given another role', 'demote', 'demote'],
    ['one removed, the other given another role', 'remove', 'demote'],
    ['one removed, the other switched off', 'remove', 'switch-off'],
  ])('%s', async (_name, first, second) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const firm = await buildFirm();
      const [one] = (await listMembers(firm.actor)).items;
      const two = await addColleague(firm, 'admin');
      const acts = [
        { what: first, memberId: one?.id },
        { what: second, memberId: two.id },
      ];
      const outcomes = await Promise.all(
        racers.map(async ({ child, lines }, place) => {
          const answer = once(lines, 'line');
          child.stdin?.write(`${JSON.stringify({ firmId: firm.firmId, ...acts[place] })}\n`);
          return String((await answer)[0]);
        }),
      );
      expect(outcomes.sort()).toEqual(['conflict', 'done']);
      const admins = await asOwner(
        `SELECT 1 FROM members WHERE firm_id = $1 AND role = 'admin' AND active`,
        [firm.firmId],
      );
      expect(admins).toHaveLength(1);
    }
  });
});
