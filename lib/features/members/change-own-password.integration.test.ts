import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { changeOwnPassword } from './index';

const OLD = 'a long enough password';
const NEW = 'another long enough password';
const address = '127.0.0.1';

async function signIn(email: string, password = OLD): Promise<Viewer> {
  const { sessionId } = await signInWithPassword({ email, password, address });
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The session does not stand.');
  return viewer;
}

async function newAdmin({ isDemo = false } = {}): Promise<string> {
  const adminEmail = `${newId()}@firm.example`;
  await createFirm({ name: 'Firm', adminEmail, adminPassword: OLD }, { isDemo });
  return adminEmail;
}

afterEach(() => vi.unstubAllEnvs());

const change = { currentPassword: OLD, newPassword: NEW };

describe('a member’s own password', () => {
  it('is replaced: the new one signs in, the old one does not, and other sessions end', async () => {
    const email = await newAdmin();
    const here = await signIn(email);
    const elsewhere = await signIn(email);

    expect(await changeOwnPassword(here, change)).toEqual({ endedSessions: 1 });

    expect(await loadViewer(here.sessionId)).toMatchObject({ email });
    expect(await loadViewer(elsewhere.sessionId)).toBeNull();
    await expect(signIn(email, OLD)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await signIn(email, NEW)).toMatchObject({ email });
    const recorded = await asOwner<{ data: unknown }>(
      `SELECT data FROM events WHERE firm_id = $1 AND kind = 'password-changed'`,
      [here.firmId],
    );
    expect(recorded).toEqual([{ data: { memberId: here.memberId } }]);
  });

  it('stays when the present one is wrong, the new one is the same, short or monotonous', async () => {
    const email = await newAdmin();
    const viewer = await signIn(email);
    const refused = [
      [{ currentPassword: 'not it', newPassword: NEW }, 'currentPassword'],
      [{ currentPassword: '', newPassword: NEW }, 'currentPassword'],
      [{ currentPassword: OLD, newPassword: OLD }, 'newPassword'],
      [{ currentPassword: OLD, newPassword: 'short' }, 'newPassword'],
      [{ currentPassword: OLD, newPassword: 'aaaaaaaaaaaaaaaa' }, 'newPassword'],
      [{ currentPassword: OLD, newPassword: email }, 'newPassword'],
    ] as const;
    for (const [input, path] of refused) {
      await expect(changeOwnPassword(viewer, input)).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [expect.objectContaining({ path })],
      });
    }
    expect(await signIn(email)).toMatchObject({ email });
  });

  it('cannot be guessed without end from a session that was left open', async () => {
    const viewer = await signIn(await newAdmin());
    const guess = () =>
      changeOwnPassword(viewer, { currentPassword: 'a guess', newPassword: NEW }).catch(
        (error: unknown) => error,
      );
    const answers = await Promise.all(Array.from({ length: 11 }, guess));
    expect(answers.map((answer) => (answer as { code?: string }).code).sort()).toEqual([
      'too-many-requests',
      ...Array<string>(10).fill('validation-failed'),
    ]);
    await expect(changeOwnPassword(viewer, change)).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });

  it('is changed once when two sessions change it at the same moment', async () => {
    const email = await newAdmin();
    const sessions = [await signIn(email), await signIn(email)];
    const answers = await Promise.allSettled(
      sessions.map((viewer, index) =>
        changeOwnPassword(viewer, { ...change, newPassword: `${NEW} ${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = answers.findIndex(({ status }) => status === 'fulfilled');
    expect(await signIn(email, `${NEW} ${winner}`)).toMatchObject({ email });
  });

  it('stays as it is in a demonstration', async () => {
    vi.stubEnv('EVENHAND_DEMO', '1');
    const viewer = await signIn(await newAdmin({ isDemo: true }));
    await expect(changeOwnPassword(viewer, change)).rejects.toMatchObject({ code: 'conflict' });
  });
});
