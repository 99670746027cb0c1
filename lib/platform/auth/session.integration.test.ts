import { afterEach, describe, expect, it, vi } from 'vitest';
import { now, withClock } from '@/lib/platform/clock';
import { closeSession, moveSession } from '@/lib/platform/db/identity-store';
import { createFirm, type CreatedFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { acceptAsUser, inviteMember } from '@/lib/features/identity';
import { forgetExpired } from '@/lib/worker/forget-expired';
import { changeMember } from '@/lib/features/members';
import { installMember } from '@/lib/features/members/install-member';
import { asOwner } from '@/tests/integration/as-owner';
import { listFirmsOfViewer, switchFirm } from './firms-of-user';
import { actorOf, loadViewer, type Viewer } from './load-viewer';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions';
import { signInWithPassword } from './sign-in';
import { noteActivity } from './viewer';

const PASSWORD = 'a long enough password';
const MINUTE_MS = 60_000;

afterEach(() => vi.unstubAllEnvs());

function foundFirm(name: string, adminEmail: string): Promise<CreatedFirm> {
  return createFirm({ name, adminEmail, adminPassword: PASSWORD });
}

async function signIn(email: string, password = PASSWORD): Promise<Viewer> {
  const { sessionId } = await signInWithPassword({ email, password, address: newId() });
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The session that was just opened has no viewer.');
  return viewer;
}

describe('signing in', () => {
  it('finds the viewer with firm and role, however the e-mail address was typed', async () => {
    const { firmId, slug } = await foundFirm('Ruiz LLP', 'Ana.Ruiz@ruiz.example');
    const viewer = await signIn('  ana.RUIZ@ruiz.example ');
    expect(viewer).toMatchObject({ firmId, firmSlug: slug, firmName: 'Ruiz LLP', role: 'admin' });
    expect(viewer).toMatchObject({ name: 'Ana Ruiz', email: 'ana.ruiz@ruiz.example' });
  });

  it('refuses an unknown address and a wrong password in the same words', async () => {
    await foundFirm('Stone LLP', 'kim@stone.example');
    const refusals = await Promise.all(
      [
        { email: 'kim@stone.example', password: 'not the password' },
        { email: 'nobody@stone.example', password: PASSWORD },
      ].map((attempt) =>
        signInWithPassword({ ...attempt, address: newId() }).catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toMatchObject({ code: 'unauthenticated' });
    expect(String(refusals[0])).toBe(String(refusals[1]));
  });

  it('opens a new session each time and ends the one that the browser had', async () => {
    await foundFirm('Fresh LLP', 'fay@fresh.example');
    const first = await signIn('fay@fresh.example');
    const attempt = { email: 'fay@fresh.example', password: PASSWORD, address: newId() };
    const second = await signInWithPassword({ ...attempt, presentSessionId: first.sessionId });
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(await loadViewer(first.sessionId)).toBeNull();
    expect(await loadViewer(second.sessionId)).toMatchObject({ userId: first.userId });
  });

  it('keeps the session that the browser had when the password is wrong', async () => {
    await foundFirm('Keep LLP', 'kit@keep.example');
    const { sessionId } = await signIn('kit@keep.example');
    const attempt = { email: 'kit@keep.example', password: 'wrong', address: newId() };
    await expect(
      signInWithPassword({ ...attempt, presentSessionId: sessionId }),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await loadViewer(sessionId)).not.toBeNull();
  });
});

describe('a session', () => {
  it('is no one once its row is gone', async () => {
    await foundFirm('Gone LLP', 'ada@gone.example');
    const viewer = await signIn('ada@gone.example');
    await closeSession(viewer.sessionId);
    expect(await loadViewer(viewer.sessionId)).toBeNull();
    expect(await loadViewer(newId())).toBeNull();
  });

  const afterMinutes = <T>(minutes: number, work: () => Promise<T>) => {
    const at = new Date(now().getTime() + minutes * MINUTE_MS);
    return withClock(() => at, work);
  };

  it('ends after half an hour in which no one uses it', async () => {
    await foundFirm('Idle LLP', 'ida@idle.example');
    const { sessionId } = await signIn('ida@idle.example');
    expect(await afterMinutes(29, () => loadViewer(sessionId))).not.toBeNull();
    expect(await afterMinutes(31, () => loadViewer(sessionId))).toBeNull();
  });

  it('goes on while it is used, and ends after twelve hours all the same', async () => {
    await foundFirm('Late LLP', 'eva@late.example');
    const { sessionId } = await signIn('eva@late.example');
    const use = async () => {
      const viewer = await loadViewer(sessionId);
      return viewer && noteActivity(viewer);
    };
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      expect(await afterMinutes(minutes, use), `after ${minutes} minutes`).not.toBeNull();
    }
    expect(await afterMinutes(12 * 60 + 1, use)).toBeNull();
  });

  it('lasts as long as the operator says', async () => {
    await foundFirm('Set LLP', 'sam@set.example');
    vi.stubEnv('SESSION_IDLE_MINUTES', '5');
    const { sessionId } = await signIn('sam@set.example');
    expect(await afterMinutes(4, () => loadViewer(sessionId))).not.toBeNull();
    expect(await afterMinutes(6, () => loadViewer(sessionId))).toBeNull();
  });

  it('is written at most once a minute, however much is done in it', async () => {
    await foundFirm('Busy LLP', 'bea@busy.example');
    const viewer = await signIn('bea@busy.example');
    expect(await noteActivity(viewer)).toBe(viewer);
    const later = await afterMinutes(2, () => noteActivity(viewer));
    expect(later.lastActiveAt.getTime()).toBeGreaterThan(viewer.lastActiveAt.getTime());
    expect(await loadViewer(viewer.sessionId)).toMatchObject({ lastActiveAt: later.lastActiveAt });
  });

  it('is forgotten by the maintenance tasks once it was left unused', async () => {
    await foundFirm('Choir LLP', 'cas@choir.example');
    const { sessionId } = await signIn('cas@choir.example');
    const count = () => asOwner('SELECT 1 FROM sessions WHERE id = $1', [sessionId]);
    await afterMinutes(29, forgetExpired);
    expect(await count()).toHaveLength(1);
    await afterMinutes(31, forgetExpired);
    expect(await count()).toHaveLength(0);
  });

  it('is refused from the next request on when its member is switched off', async () => {
    await foundFirm('Off LLP', 'boss@off.example');
    const admin = actorOf(await signIn('boss@off.example'));
    const member = await installMember(admin, {
      name: 'Max',
      email: 'max@off.example',
      role: 'manager',
      password: PASSWORD,
    });
    const viewer = await signIn('max@off.example');
    await changeMember(admin, member.id, { version: 1, active: false });
    expect(await loadViewer(viewer.sessionId)).toBeNull();
    await expect(signIn('max@off.example')).rejects.toThrow('has been switched off');
    await changeMember(admin, member.id, { version: 2, active: true });
    expect(await loadViewer(viewer.sessionId)).toBeNull();
    await expect(signIn('max@off.example')).resolves.toMatchObject({ role: 'manager' });
  });

  it('has the new role from the next request on', async () => {
    await foundFirm('Role LLP', 'boss@role.example');
    const admin = actorOf(await signIn('boss@role.example'));
    const member = await installMember(admin, {
      name: 'Ida',
      email: 'ida@role.example',
      role: 'manager',
      password: PASSWORD,
    });
    const { sessionId } = await signIn('ida@role.example');
    await changeMember(admin, member.id, { version: 1, role: 'intake' });
    expect(await loadViewer(sessionId)).toMatchObject({ role: 'intake' });
  });
});

describe('a person’s own sessions', () => {
  it('are listed with device and address, and each can be ended, or all others at once', async () => {
    await foundFirm('List LLP', 'lou@list.example');
    await foundFirm('Else LLP', 'eli@else.example');
    const stranger = await signIn('eli@else.example');
    const attempt = { email: 'lou@list.example', password: PASSWORD, address: '203.0.113.7' };
    const userAgent = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0';
    const { sessionId } = await signInWithPassword({ ...attempt, userAgent });
    const here = await signIn('lou@list.example');
    const others = await Promise.all([signIn('lou@list.example'), signIn('lou@list.example')]);
    const sessions = await listOwnSessions(here);
    expect(sessions).toHaveLength(4);
    expect(sessions[0]).toMatchObject({ id: here.sessionId, isThisOne: true });
    expect(sessions.find(({ id }) => id === sessionId)).toMatchObject({
      device: 'Firefox on Windows',
      address: '203.0.113.7',
      isThisOne: false,
    });
    expect(await endOwnSession(here, stranger.sessionId)).toBe(false);
    expect(await endOwnSession(here, sessionId)).toBe(true);
    expect(await loadViewer(sessionId)).toBeNull();
    expect(await endOtherSessions(here)).toBe(2);
    expect(await loadViewer(others[0].sessionId)).toBeNull();
    expect(await listOwnSessions(here)).toHaveLength(1);
    expect(await loadViewer(stranger.sessionId)).not.toBeNull();
  });
});

describe('a person in two firms', () => {
  it('enters each as the member they are there', async () => {
    const first = await foundFirm('First LLP', 'duo@both.example');
    const second = await foundFirm('Second LLP', 'boss@second.example');
    const boss = actorOf(await signIn('boss@second.example'));
    const { path } = await inviteMember(boss, {
      name: 'Duo',
      email: 'duo@both.example',
      role: 'manager',
    });
    await acceptAsUser(await signIn('duo@both.example'), path.split('/')[2] ?? '');
    const viewer = await signIn('duo@both.example');
    expect(viewer.firmId).toBe(first.firmId);
    const slugs = (await listFirmsOfViewer(viewer)).map((firm) => firm.slug);
    expect(slugs).toEqual([first.slug, second.slug]);
    await switchFirm(viewer, second.slug);
    const moved = await loadViewer(viewer.sessionId);
    expect(moved).toMatchObject({ firmId: second.firmId, userId: viewer.userId });
    expect(moved?.memberId).not.toBe(viewer.memberId);
  });

  it('cannot enter a firm that does not have them, and cannot tell it from one that is absent', async () => {
    await foundFirm('Home LLP', 'home@one.example');
    const other = await foundFirm('Other LLP', 'other@two.example');
    const viewer = await signIn('home@one.example');
    await expect(switchFirm(viewer, other.slug)).rejects.toMatchObject({ code: 'not-found' });
    for (const slug of ['absent', '', 'a\0b', '../x']) {
      await expect(switchFirm(viewer, slug)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await moveSession(viewer.sessionId, viewer.userId, other.firmId)).toBe(false);
    expect(await loadViewer(viewer.sessionId)).toMatchObject({ firmId: viewer.firmId });
  });

  it('cannot enter the one that switched their access off', async () => {
    await foundFirm('Stay LLP', 'pat@stay.example');
    const left = await foundFirm('Left LLP', 'boss@left.example');
    const admin = actorOf(await signIn('boss@left.example'));
    const member = await installMember(admin, {
      name: 'Pat',
      email: 'pat@stay.example',
      role: 'intake',
      password: 'another long password',
    });
    const viewer = await signIn('pat@stay.example');
    await switchFirm(viewer, left.slug);
    await changeMember(admin, member.id, { version: 1, active: false });
    expect(await loadViewer(viewer.sessionId)).toBeNull();
    const again = await signIn('pat@stay.example');
    expect(await listFirmsOfViewer(again)).toHaveLength(1);
    await expect(switchFirm(again, left.slug)).rejects.toMatchObject({ code: 'not-found' });
  });
});
