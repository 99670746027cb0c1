import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAttorney } from '@/lib/features/attorneys';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { listFirmsOfViewer, switchFirm } from '@/lib/platform/auth/firms-of-user';
import { actorOf, loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { now, withClock } from '@/lib/platform/clock';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { listMembers } from '@/lib/features/members';
import { installMember } from '@/lib/features/members/install-member';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import {
  acceptAsNewUser,
  acceptAsUser,
  declineInvitation,
  findInvitation,
  inviteMember,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from './index';

const PASSWORD = 'seven quiet herons by the lake';
const OTHER = 'kelp moth birch sluice';
afterEach(() => vi.unstubAllEnvs());

async function newFirm({ isDemo = false } = {}): Promise<Actor> {
  const adminEmail = `${newId()}@firm.example`;
  const input = { name: 'Firm', adminEmail, adminPassword: PASSWORD };
  return systemActor((await createFirm(input, { isDemo })).firmId);
}

function someone(): string {
  return `${newId()}@person.example`;
}

function tokenOf({ path }: { path: string }): string {
  return path.split('/')[2] ?? '';
}

async function invite(actor: Actor, email: string, role: 'admin' | 'attorney' = 'admin') {
  return tokenOf(await inviteMember(actor, { name: 'Noor', email, role }));
}

async function signIn(email: string, password = PASSWORD): Promise<Viewer> {
  const { sessionId } = await signInWithPassword({ email, password, address: newId() });
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The session does not stand.');
  return viewer;
}

function accept(token: string, newPassword = PASSWORD, name = 'Noor Haddad') {
  return acceptAsNewUser({ token, name, newPassword });
}

const dead = { code: 'not-found', message: expect.stringContaining('no longer works') as string };

describe('an invitation', () => {
  it('gives no one access until it is accepted, and then a password that only they know', async () => {
    const firm = await newFirm();
    const email = someone();
    const token = await invite(firm, email, 'attorney');
    expect((await listMembers(firm)).items).toHaveLength(1);
    expect(await asOwner('SELECT 1 FROM users WHERE email = $1', [email])).toEqual([]);

    await accept(token);
    expect(await signIn(email)).toMatchObject({
      ...{ firmId: firm.firmId, role: 'attorney', name: 'Noor Haddad', email },
    });
    expect(await listInvitations(firm)).toEqual([]);
  });

  it('is looked at without being used up, and used once', async () => {
    const token = await invite(await newFirm(), someone());
    const before = await asOwner('SELECT * FROM account_links ORDER BY id');
    for (let look = 0; look < 3; look += 1) {
      expect(await findInvitation(token)).toMatchObject({ firmName: 'Firm', role: 'admin' });
    }
    expect(await asOwner('SELECT * FROM account_links ORDER BY id')).toEqual(before);
    const answers = await Promise.allSettled([accept(token), accept(token, OTHER)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(accept(token)).rejects.toMatchObject(dead);
    expect(await findInvitation(token)).toBeNull();
  });

  it('is stored as a hash only, with 256 random bits behind it', async () => {
    const token = await invite(await newFirm(), someone());
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await asOwner<{ all: string }>(
      `SELECT coalesce(string_agg(l::text, ''), '') ||
              (SELECT coalesce(string_agg(i::text, ''), '') FROM invitations i) ||
              (SELECT coalesce(string_agg(e::text, ''), '') FROM events e) AS all
         FROM account_links l`,
    );
    expect(row?.all).not.toContain(token);
  });

  it('is good for seven days, and dead in the same way when used, expired, revoked or absent', async () => {
    const firm = await newFirm();
    const expired = await invite(firm, someone());
    const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS);
    const afterSix = inDays(6.9);
    expect(
      await withClock(
        () => afterSix,
        () => findInvitation(expired),
      ),
    ).not.toBeNull();
    const revoked = await inviteMember(firm, { name: 'Noor', email: someone(), role: 'intake' });
    await revokeInvitation(firm, revoked.invitationId);
    const renewed = await inviteMember(firm, { name: 'Noor', email: someone(), role: 'intake' });
    const fresh = await renewInvitation(firm, renewed.invitationId);
    const used = await invite(firm, someone());
    await accept(used);
    const afterSeven = inDays(7.1);
    await withClock(
      () => afterSeven,
      async () => {
        expect(await findInvitation(expired)).toBeNull();
        await expect(accept(expired)).rejects.toMatchObject(dead);
      },
    );
    for (const token of [tokenOf(revoked), tokenOf(renewed), used, 'A'.repeat(43), 'short']) {
      expect(await findInvitation(token)).toBeNull();
      await expect(accept(token)).rejects.toMatchObject(dead);
      await expect(declineInvitation(token)).rejects.toMatchObject(dead);
    }
    expect(await findInvitation(tokenOf(fresh))).not.toBeNull();
  });

  it('can be declined, which the firm’s trail has', async () => {
    const firm = await newFirm();
    const token = await invite(firm, someone());
    await declineInvitation(token);
    await expect(accept(token)).rejects.toMatchObject(dead);
    expect(await listInvitations(firm)).toEqual([]);
    const kinds = await asOwner<{ kind: string }>(
      `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE '%invit%' ORDER BY seq`,
      [firm.firmId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['member-invited', 'invitation-declined']);
    const records = await asOwner<{ kind: string }>(
      'SELECT kind FROM access_records WHERE firm_id = $1 ORDER BY at, id',
      [firm.firmId],
    );
    expect(records.map(({ kind }) => kind)).toEqual(['invitation-made', 'invitation-declined']);
  });

  it('is made and answered in the same way whether or not the address has an account', async () => {
    const known = someone();
    await accept(await invite(await newFirm(), known));
    const [forKnown, forUnknown] = [await newFirm(), await newFirm()];
    const made = [
      await inviteMember(forKnown, { name: 'Noor', email: known, role: 'admin' }),
      await inviteMember(forUnknown, { name: 'Noor', email: someone(), role: 'admin' }),
    ];
    expect(made.map((one) => Object.keys(one))).toEqual([
      Object.keys(made[0] ?? {}),
      Object.keys(made[0] ?? {}),
    ]);
    const seen = await Promise.all(made.map((one) => findInvitation(tokenOf(one))));
    expect(seen.map((one) => ({ ...one, email: '', expiresAt: '' }))[0]).toEqual(
      seen.map((one) => ({ ...one, email: '', expiresAt: '' }))[1],
    );
  });

  it('is made once for an address at a time, and not for a member', async () => {
    const firm = await newFirm();
    const email = someone();
    const token = await invite(firm, email);
    const twin = { code: 'duplicate-email' };
    await expect(invite(firm, ` ${email.toUpperCase()} `)).rejects.toMatchObject(twin);
    await accept(token);
    await expect(invite(firm, email)).rejects.toMatchObject(twin);
  });

  it('of another firm cannot be told from an absent one', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const { invitationId } = await inviteMember(other, {
      ...{ name: 'Noor', email: someone(), role: 'intake' as const },
    });
    for (const act of [revokeInvitation, renewInvitation]) {
      await expect(act(firm, invitationId)).rejects.toMatchObject({ code: 'not-found' });
      await expect(act(firm, newId())).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await listInvitations(other)).toHaveLength(1);
    expect(await listInvitations(firm)).toEqual([]);
  });

  it('links the attorney of the roster with the same address', async () => {
    const firm = await newFirm();
    const email = someone();
    const attorney = await createAttorney(firm, {
      ...{ name: 'Noor', email, seniority: 'senior' as const, capacity: 20, expertise: {} },
    });
    await accept(await invite(firm, email, 'attorney'));
    expect(await signIn(email)).toMatchObject({ attorneyId: attorney.id });
  });

  it('refuses a weak password and stays good', async () => {
    const token = await invite(await newFirm(), someone());
    for (const weak of ['password1234', 'passwordpassword', 'NoorHaddadNoorHaddad']) {
      await expect(accept(token, weak)).rejects.toMatchObject({
        ...{ code: 'validation-failed', fields: [{ path: 'newPassword' }] },
      });
    }
    await accept(token);
  });
});

describe('someone who has an account already', () => {
  it('accepts while signed in with it, keeps the password and goes on in the firm', async () => {
    const [first, second] = [await newFirm(), await newFirm()];
    const email = someone();
    await accept(await invite(first, email));
    const token = await invite(second, email);
    await expect(accept(token, OTHER)).rejects.toMatchObject({
      ...{ code: 'conflict', message: expect.stringContaining('Sign in') as string },
    });
    await expect(signIn(email, OTHER)).rejects.toMatchObject({ code: 'unauthenticated' });

    const viewer = await signIn(email);
    await acceptAsUser(viewer, token);
    expect(await loadViewer(viewer.sessionId)).toMatchObject({ firmId: second.firmId });
    expect(await listFirmsOfViewer(await signIn(email))).toHaveLength(2);
  });

  it('cannot accept what is for another address', async () => {
    const firm = await newFirm();
    const token = await invite(firm, someone());
    const other = someone();
    await accept(await invite(await newFirm(), other));
    await expect(acceptAsUser(await signIn(other), token)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await listInvitations(firm)).toHaveLength(1);
  });
});

describe('an admin who is after someone of another firm', () => {
  it('gets in nowhere by adding their address first with a password of the admin’s choice', async () => {
    const [attacker, victim] = [await newFirm(), await newFirm()];
    const partner = someone();
    // The worst that the attacker can do: open the link that was meant for the partner.
    await accept(await invite(attacker, partner), OTHER, 'Not the partner');
    const token = await invite(victim, partner);

    const intruder = await signIn(partner, OTHER);
    expect((await listFirmsOfViewer(intruder)).map(({ slug }) => slug)).toHaveLength(1);
    const [{ slug } = { slug: '' }] = await asOwner<{ slug: string }>(
      'SELECT slug FROM firm_slugs WHERE firm_id = $1',
      [victim.firmId],
    );
    await expect(switchFirm(intruder, slug)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listMembers(victim)).items.map(({ email }) => email)).not.toContain(partner);
    // Without the victim's link there is no way in; with it the partner is told to sign in.
    await expect(accept(token)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('cannot make two firms’ invitations of a new person one: the first makes the account', async () => {
    const [one, two] = [await newFirm(), await newFirm()];
    const email = someone();
    const tokens = [await invite(one, email), await invite(two, email)];
    const answers = await Promise.allSettled(
      tokens.map((token, index) => accept(token, index === 0 ? PASSWORD : OTHER)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const first = answers.findIndex(({ status }) => status === 'fulfilled');
    const viewer = await signIn(email, first === 0 ? PASSWORD : OTHER);
    const left = tokens[1 - first] ?? '';
    expect(await findInvitation(left)).not.toBeNull();
    await acceptAsUser(viewer, left);
    expect(await listFirmsOfViewer(viewer)).toHaveLength(2);
  });
});

describe('the demonstration', () => {
  it('invites reserved addresses only', async () => {
    vi.stubEnv('EVENHAND_DEMO', '1');
    const demo = await newFirm({ isDemo: true });
    for (const email of ['a@firm.com', 'a@example.com', 'a@firm.example.org', 'a@test']) {
      await expect(invite(demo, email)).rejects.toMatchObject({ code: 'validation-failed' });
    }
    await expect(invite(demo, 'a@firm.test')).resolves.toHaveLength(43);
    await expect(invite(demo, 'b@firm.example')).resolves.toHaveLength(43);
  });

  it('shares no account with real firms, in either direction', async () => {
    vi.stubEnv('EVENHAND_DEMO', '1');
    const [demo, real] = [await newFirm({ isDemo: true }), await newFirm()];
    const [ofDemo, ofReal] = [someone(), someone()];
    await accept(await invite(demo, ofDemo));
    await accept(await invite(real, ofReal));
    const refused = { code: 'conflict' };
    const toReal = await invite(real, ofDemo);
    await expect(acceptAsUser(await signIn(ofDemo), toReal)).rejects.toMatchObject(refused);
    const toDemo = await invite(demo, ofReal);
    await expect(acceptAsUser(await signIn(ofReal), toDemo)).rejects.toMatchObject(refused);
  });
});

it('invitations are for admins', async () => {
  const firm = await newFirm();
  await installMember(firm, {
    ...{ name: 'Mo', email: 'mo@person.example', role: 'manager' as const, password: PASSWORD },
  });
  const manager = actorOf(await signIn('mo@person.example'));
  const forbidden = { code: 'forbidden' };
  await expect(invite(manager, someone())).rejects.toMatchObject(forbidden);
  await expect(listInvitations(manager)).rejects.toMatchObject(forbidden);
  await expect(revokeInvitation(manager, newId())).rejects.toMatchObject(forbidden);
  await expect(renewInvitation(manager, newId())).rejects.toMatchObject(forbidden);
});
