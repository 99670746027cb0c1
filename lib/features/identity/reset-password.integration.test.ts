import { describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { now, withClock } from '@/lib/platform/clock';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { changeMember, changeOwnPassword } from '@/lib/features/members';
import { installMember } from '@/lib/features/members/install-member';
import { asOwner } from '@/tests/integration/as-owner';
import {
  acceptAsUser,
  findReset,
  inviteMember,
  makeResetLink,
  makeResetLinkByOperator,
  resetPassword,
} from './index';

const PASSWORD = 'seven quiet herons by the lake';
const NEW = 'kelp moth birch sluice';
const HOUR_MS = 3_600_000;

async function newFirm(): Promise<Actor> {
  const adminEmail = `${newId()}@firm.example`;
  const { firmId } = await createFirm({ name: 'Firm', adminEmail, adminPassword: PASSWORD });
  return systemActor(firmId);
}

async function newMember(firm: Actor) {
  const email = `${newId()}@person.example`;
  return installMember(firm, { name: 'Noor', email, role: 'manager', password: PASSWORD });
}

async function signIn(email: string, password = PASSWORD): Promise<Viewer> {
  const { sessionId } = await signInWithPassword({ email, password, address: newId() });
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The session does not stand.');
  return viewer;
}

function tokenOf({ path }: { path: string }): string {
  return path.split('/')[2] ?? '';
}

async function join(firm: Actor, viewer: Viewer): Promise<void> {
  const { email, name } = viewer;
  await acceptAsUser(viewer, tokenOf(await inviteMember(firm, { email, name, role: 'intake' })));
}

const dead = { code: 'not-found', message: expect.stringContaining('no longer works') as string };

describe('a forgotten password', () => {
  it('is replaced once by an admin’s link, which ends every session of that person', async () => {
    const firm = await newFirm();
    const { id, email } = await newMember(firm);
    const open = [await signIn(email), await signIn(email)];
    const token = tokenOf(await makeResetLink(firm, id));
    expect(await findReset(token)).toEqual({ email });
    expect(await findReset(token)).toEqual({ email });

    await resetPassword({ token, newPassword: NEW });
    for (const { sessionId } of open) expect(await loadViewer(sessionId)).toBeNull();
    await expect(signIn(email)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await signIn(email, NEW)).toMatchObject({ email });
    await expect(resetPassword({ token, newPassword: PASSWORD })).rejects.toMatchObject(dead);
    const kinds = await asOwner<{ kind: string }>(
      `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE '%reset%' ORDER BY seq`,
      [firm.firmId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['reset-link-made', 'password-reset']);
  });

  it('is replaced by a link of the operator, whatever firms the person belongs to', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const { email } = await newMember(one);
    await join(two, await signIn(email));
    const token = tokenOf(await makeResetLinkByOperator(email));
    await resetPassword({ token, newPassword: NEW });
    expect(await signIn(email, NEW)).toMatchObject({ email });
    await expect(makeResetLinkByOperator('nobody@person.example')).rejects.toThrow(
      'Nobody signs in with "nobody@person.example".',
    );
  });

  it('is not replaced by one firm’s admin where the person belongs to another too', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const { id, email } = await newMember(one);
    const early = tokenOf(await makeResetLink(one, id));
    await join(two, await signIn(email));
    await expect(makeResetLink(one, id)).rejects.toMatchObject({
      ...{ code: 'conflict', message: expect.stringContaining('npm run user:reset') as string },
    });
    // Made before they joined, and worthless since.
    expect(await findReset(early)).toBeNull();
    await expect(resetPassword({ token: early, newPassword: NEW })).rejects.toMatchObject(dead);
    expect(await signIn(email)).toMatchObject({ email });
  });

  it('says the same of a member who is switched off, and gives no reason', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const off = await newMember(one);
    await changeMember(one, off.id, { version: 1, active: false });
    const elsewhere = await newMember(one);
    await join(two, await signIn(elsewhere.email));
    const refusals = await Promise.all(
      [off, elsewhere].map(({ id, email }) =>
        makeResetLink(one, id).catch((error: Error) => error.message.replace(email, 'EMAIL')),
      ),
    );
    expect(refusals[0]).toBe(refusals[1]);
    expect(refusals[0]).toContain('npm run user:reset -- --email EMAIL');
  });

  it('is replaced before or after joining another firm, never in between', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const { id, email } = await newMember(one);
    const viewer = await signIn(email);
    const reset = tokenOf(await makeResetLink(one, id));
    const invited = tokenOf(await inviteMember(two, { name: 'Noor', email, role: 'admin' }));
    const [set, joined] = await Promise.allSettled([
      resetPassword({ token: reset, newPassword: NEW }),
      acceptAsUser(viewer, invited),
    ]);
    expect([set.status, joined.status].sort()).toEqual(['fulfilled', 'rejected']);
    const password = set.status === 'fulfilled' ? NEW : PASSWORD;
    expect(await signIn(email, password)).toMatchObject({ email });
  });

  it('has 24 hours, and a link that replaces the one before', async () => {
    const firm = await newFirm();
    const { id, email } = await newMember(firm);
    const first = tokenOf(await makeResetLink(firm, id));
    const second = tokenOf(await makeResetLink(firm, id));
    expect(await findReset(first)).toBeNull();
    expect(await findReset(second)).toEqual({ email });
    const late = new Date(now().getTime() + 24.1 * HOUR_MS);
    await withClock(
      () => late,
      async () => {
        expect(await findReset(second)).toBeNull();
        const attempt = resetPassword({ token: second, newPassword: NEW });
        await expect(attempt).rejects.toMatchObject(dead);
      },
    );
  });

  it('of another firm’s member cannot be told from that of no one', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const { id } = await newMember(two);
    const nobody = newId();
    const [foreign, absent] = await Promise.all(
      [id, nobody].map((memberId) =>
        makeResetLink(one, memberId).then(
          () => 'a link',
          (error: Error) => error.message,
        ),
      ),
    );
    expect(foreign?.replace(id, nobody)).toBe(absent);
    expect(absent).not.toBe('a link');
  });

  it('opens no invitation, and an invitation resets nothing', async () => {
    const firm = await newFirm();
    const { id, email } = await newMember(firm);
    const reset = tokenOf(await makeResetLink(firm, id));
    await expect(acceptAsUser(await signIn(email), reset)).rejects.toMatchObject(dead);
    const invited = tokenOf(
      await inviteMember(firm, { name: 'X', email: `${newId()}@x.example`, role: 'intake' }),
    );
    expect(await findReset(invited)).toBeNull();
  });
});

describe('a password that is no longer good enough', () => {
  async function newMemberWith(password: string) {
    const firm = await newFirm();
    const member = await newMember(firm);
    await asOwner('UPDATE users SET password_hash = $1 WHERE email = $2', [
      await hashPassword(password),
      member.email,
    ]);
    return member;
  }

  it.each(['password1234', 'fourteen chars'])(
    'signs in (%j), but nothing opens until there is another',
    async (old) => {
      const { email } = await newMemberWith(old);
      const attempt = { email, password: old, address: newId() };
      const { sessionId } = await signInWithPassword(attempt);
      expect(await loadViewer(sessionId)).toBeNull();
      const viewer = await loadViewer(sessionId, { mustChange: true });
      if (!viewer) throw new Error('The session does not stand.');
      await changeOwnPassword(viewer, { currentPassword: old, newPassword: NEW });
      expect(await loadViewer(sessionId)).toMatchObject({ email });
      expect(await loadViewer(sessionId, { mustChange: true })).toBeNull();
      expect(await signIn(email, NEW)).toMatchObject({ email });
    },
  );
});
