import { describe, expect, it } from 'vitest';
import { now, withClock } from '@/lib/clock';
import { closeSession, moveSession } from '@/lib/db/door';
import { createFirm, type CreatedFirm } from '@/lib/firms';
import { newId } from '@/lib/ids';
import { addMember, changeMember } from '@/lib/members';
import { listFirmsOfViewer, switchFirm } from './firms-of-user';
import { actorOf, loadViewer, type Viewer } from './load-viewer';
import { signInWithPassword } from './sign-in';

const PASSWORD = 'a long enough password';
const DAY_MS = 24 * 60 * 60 * 1000;

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

  it('stops guessing at one account from one place after ten attempts, even the right guess', async () => {
    await foundFirm('Wall LLP', 'lee@wall.example');
    const guess = (password: string) =>
      signInWithPassword({ email: 'lee@wall.example', password, address: '203.0.113.7' });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(guess('wrong')).rejects.toMatchObject({ code: 'unauthenticated' });
    }
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(signIn('lee@wall.example')).resolves.toMatchObject({ name: 'Lee' });
  });
});

describe('a session', () => {
  it('is nobody once its row is gone', async () => {
    await foundFirm('Gone LLP', 'ada@gone.example');
    const viewer = await signIn('ada@gone.example');
    await closeSession(viewer.sessionId);
    expect(await loadViewer(viewer.sessionId)).toBeNull();
    expect(await loadViewer(newId())).toBeNull();
  });

  it('ends after fourteen days', async () => {
    await foundFirm('Late LLP', 'eva@late.example');
    const { sessionId } = await signIn('eva@late.example');
    const signedInAt = now().getTime();
    const viewerAfter = (days: number) =>
      withClock(
        () => new Date(signedInAt + days * DAY_MS),
        () => loadViewer(sessionId),
      );
    expect(await viewerAfter(13.9)).not.toBeNull();
    expect(await viewerAfter(14.1)).toBeNull();
  });

  it('is refused from the next request on when its member is switched off', async () => {
    await foundFirm('Off LLP', 'boss@off.example');
    const admin = actorOf(await signIn('boss@off.example'));
    const member = await addMember(admin, {
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
    const member = await addMember(admin, {
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

describe('a person in two firms', () => {
  it('enters each as the member they are there', async () => {
    const first = await foundFirm('First LLP', 'duo@both.example');
    const second = await foundFirm('Second LLP', 'duo@both.example');
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
    await expect(switchFirm(viewer, 'absent')).rejects.toMatchObject({ code: 'not-found' });
    expect(await moveSession(viewer.sessionId, viewer.userId, other.firmId)).toBe(false);
    expect(await loadViewer(viewer.sessionId)).toMatchObject({ firmId: viewer.firmId });
  });

  it('cannot enter the one that switched their access off', async () => {
    await foundFirm('Stay LLP', 'pat@stay.example');
    const left = await foundFirm('Left LLP', 'boss@left.example');
    const admin = actorOf(await signIn('boss@left.example'));
    const member = await addMember(admin, {
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
