import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptAsNewUser, acceptAsUser } from '@/lib/features/identity';
import { requireSignUpBudget } from '@/lib/features/identity/limits';
import { listMembers } from '@/lib/features/members';
import { systemActor } from '@/lib/platform/auth/actor';
import { loadViewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { newId } from '@/lib/platform/ids';
import { checkFirm } from '@/lib/tools/doctor';
import { buildFirm, PASSWORD } from '@/tests/integration/build-firm';
import { createFirm, getFirmSettings, isSignUpOpen, signUpFirm } from './index';
import type { SignUpInput } from '@/lib/contracts/firm';

// There is no mail here that would confirm an address.
beforeEach(() => {
  vi.stubEnv('EVENHAND_SIGN_UP', 'open');
});
afterEach(() => vi.unstubAllEnvs());

function asked(change: Partial<SignUpInput> = {}): SignUpInput {
  const mark = newId();
  return {
    ...{ name: `Ruiz ${mark}`, slug: `ruiz-${mark.slice(-12)}`, timeZone: 'America/Denver' },
    ...{ visaTypes: ['H-1B', 'O-1A'], adminName: 'Ana', adminEmail: `${mark}@example.com` },
    ...change,
  };
}

const tokenIn = (path: string) => path.split('/').at(-1) ?? '';

async function firmOf(slug: string): Promise<string> {
  const firmId = await findFirmIdBySlug(slug);
  if (!firmId) throw new Error(`There is no firm ${slug}.`);
  return firmId;
}

describe('signing a firm up', () => {
  it('founds it as it was asked for, and lets nobody in before the link is used, once', async () => {
    const input = asked();
    const signedUp = await signUpFirm(input, null);
    const firmId = await firmOf(input.slug);
    expect(await getFirmSettings(systemActor(firmId))).toMatchObject({
      ...{ name: input.name, timeZone: 'America/Denver', practised: ['H-1B', 'O-1A'] },
    });
    expect((await listMembers(systemActor(firmId))).items).toEqual([]);
    if (signedUp.next !== 'link') throw new Error('Without mail the link is shown.');
    const account = { name: 'Ana', newPassword: 'seven quiet herons by the lake' };
    const token = tokenIn(signedUp.path);
    await acceptAsNewUser({ ...account, token });
    await expect(acceptAsNewUser({ ...account, token })).rejects.toMatchObject({
      code: 'not-found',
    });
    const members = (await listMembers(systemActor(firmId))).items;
    expect(members).toMatchObject([{ role: 'admin', email: input.adminEmail }]);
    expect(await checkFirm(firmId)).toEqual([]);
  });

  it('shows the link nowhere where mail works, and answers the same for an address with an account', async () => {
    const mail = { SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'e@e.example' };
    for (const [name, value] of Object.entries(mail)) vi.stubEnv(name, value);
    vi.stubEnv('NEXTAUTH_URL', 'https://cases.example.com');
    const { adminEmail } = await buildFirm();
    const fresh = asked();
    const known = asked({ adminEmail });
    expect(await signUpFirm(fresh, null)).toEqual({ next: 'mail', email: fresh.adminEmail });
    expect(await signUpFirm(known, null)).toEqual({ next: 'mail', email: adminEmail });
    const members = await listMembers(systemActor(await firmOf(known.slug)));
    expect(members.items).toEqual([]);
  });

  it('by someone with an account ends in the sign-in with that account, whose password stays', async () => {
    const { adminEmail } = await buildFirm();
    const signedUp = await signUpFirm(asked({ adminEmail }), null);
    if (signedUp.next !== 'link') throw new Error('Without mail the link is shown.');
    const token = tokenIn(signedUp.path);
    const account = { name: 'Mallory', newPassword: 'seven quiet herons by the lake' };
    await expect(acceptAsNewUser({ ...account, token })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Sign in') as string,
    });
    const { sessionId, userId } = await signInWithPassword({
      ...{ email: adminEmail, password: PASSWORD, address: newId() },
    });
    await acceptAsUser({ sessionId, userId, name: 'Ana' }, token);
  });

  it('by someone who is signed in gives their account a firm more, in which they go on', async () => {
    const { adminEmail, name } = await buildFirm();
    const { sessionId } = await signInWithPassword({
      ...{ email: adminEmail, password: PASSWORD, address: newId() },
    });
    const viewer = await loadViewer(sessionId);
    const input = asked({ adminName: undefined, adminEmail: undefined });
    expect(await signUpFirm(input, viewer)).toEqual({ next: 'dashboard' });
    const after = await loadViewer(sessionId);
    expect(after).toMatchObject({ firmName: input.name, email: adminEmail, role: 'admin' });
    expect(after?.firmName).not.toBe(name);
  });

  it('is refused to an account of the demonstration', async () => {
    vi.stubEnv('EVENHAND_DEMO', '1');
    const adminEmail = `${newId()}@demo.example`;
    await createFirm({ name: 'Demo', adminEmail, adminPassword: PASSWORD }, { isDemo: true });
    const { sessionId } = await signInWithPassword({
      ...{ email: adminEmail, password: PASSWORD, address: newId() },
    });
    const input = asked();
    await expect(signUpFirm(input, await loadViewer(sessionId))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await findFirmIdBySlug(input.slug)).toBeNull();
  });

  it('tells what is wrong with a short name, and one that is free', async () => {
    const first = asked();
    await signUpFirm(first, null);
    const refusal = (slug: string) =>
      signUpFirm(asked({ slug }), null).catch((error: unknown) => error);
    expect(await refusal(first.slug)).toMatchObject({
      fields: [
        { path: 'slug', message: expect.stringContaining(`"${first.slug}-2" is free`) as string },
      ],
    });
    expect(await refusal('Ruiz & Vale')).toMatchObject({
      fields: [
        { path: 'slug', message: expect.stringContaining('It could be ruiz-vale.') as string },
      ],
    });
    expect(await refusal('x')).toMatchObject({ fields: [{ path: 'slug' }] });
    for (const missing of ['adminName', 'adminEmail'] as const) {
      await expect(signUpFirm(asked({ [missing]: undefined }), null)).rejects.toMatchObject({
        fields: [{ path: missing }],
      });
    }
  });

  it('is not possible where the operator has closed it, nor without end from one network', async () => {
    vi.stubEnv('EVENHAND_SIGN_UP', 'closed');
    const input = asked();
    await expect(signUpFirm(input, null)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await findFirmIdBySlug(input.slug)).toBeNull();
    vi.stubEnv('EVENHAND_SIGN_UP', undefined);
    expect(isSignUpOpen()).toBe(false);
    vi.stubEnv('SMTP_URL', 'smtp://localhost:2525');
    vi.stubEnv('MAIL_FROM', 'e@e.example');
    vi.stubEnv('NEXTAUTH_URL', 'https://cases.example.com');
    expect(isSignUpOpen()).toBe(true);
    for (let nth = 0; nth < 10; nth += 1) await requireSignUpBudget('2001:db8:1:2::1');
    await expect(requireSignUpBudget('2001:db8:1:2::ff')).rejects.toThrow('Too many firms');
    await expect(requireSignUpBudget('2001:db8:1:3::1')).resolves.toBeUndefined();
  });
});
