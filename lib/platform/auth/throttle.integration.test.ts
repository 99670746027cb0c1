import { afterEach, describe, expect, it, vi } from 'vitest';
import { flushGathered } from '@/lib/platform/audit';
import { now, withClock } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { forgetExpired } from '@/lib/worker/forget-expired';
import { asOwner } from '@/tests/integration/as-owner';
import { readDevice, sealDevice, withUser } from './device';
import { signInWithPassword } from './sign-in';
import { countSignIn } from './throttle';

const PASSWORD = 'seven quiet herons by the lake';
const MINUTE_MS = 60_000;

afterEach(() => vi.unstubAllEnvs());

async function newVictim(): Promise<string> {
  const adminEmail = `${newId()}@victim.example`;
  await createFirm({ name: 'Victim', adminEmail, adminPassword: PASSWORD });
  return adminEmail;
}

/** An address that no other test uses. */
function somewhere(): string {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}

const attemptAt = (email: string, address: string) => countSignIn({ email, address, known: null });

/** What each attempt came to, made all at once. */
async function outcomesOf(attempts: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const settled = await Promise.allSettled(attempts);
  const counts: Record<string, number> = {};
  for (const { status } of settled) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Has `work` done with connections and memory of its own, as another process would. */
async function inAnotherProcess<T>(work: () => Promise<T>): Promise<T> {
  const shared = globalThis as typeof globalThis & { evenhandDatabase?: unknown };
  const ours = shared.evenhandDatabase;
  delete shared.evenhandDatabase;
  try {
    return await work();
  } finally {
    await disconnect();
    shared.evenhandDatabase = ours;
  }
}

/** Makes strangers at many addresses use up all guesses at an account. */
async function lockOut(email: string): Promise<void> {
  for (let n = 0; n < 51; n += 1) await attemptAt(email, somewhere()).catch(() => undefined);
}

describe('attempts to sign in', () => {
  it('are counted before their outcome: of forty at once from one place ten go on', async () => {
    const [email, address] = [newId(), somewhere()];
    const attempts = Array.from({ length: 40 }, () => attemptAt(email, address));
    expect(await outcomesOf(attempts)).toEqual({ fulfilled: 10, rejected: 30 });
  });

  it('are counted over all processes together', async () => {
    const [email, address] = [newId(), somewhere()];
    const five = () => outcomesOf(Array.from({ length: 5 }, () => attemptAt(email, address)));
    expect(await five()).toEqual({ fulfilled: 5 });
    expect(await inAnotherProcess(five)).toEqual({ fulfilled: 5 });
    expect(await five()).toEqual({ rejected: 5 });
    expect(await inAnotherProcess(five)).toEqual({ rejected: 5 });
  });

  it('are refused with the seconds to wait, and may be made again after them', async () => {
    const [email, address] = [newId(), somewhere()];
    for (let n = 0; n < 10; n += 1) await attemptAt(email, address);
    const refusal = await attemptAt(email, address).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'too-many-requests', status: 429 });
    const { retryAfterSeconds = 0 } = refusal as { retryAfterSeconds?: number };
    expect(retryAfterSeconds).toBeGreaterThan(14 * 60);
    const later = new Date(now().getTime() + retryAfterSeconds * 1000);
    await withClock(
      () => later,
      async () => expect(attemptAt(email, address)).resolves.toBeDefined(),
    );
  });

  it('at one account are limited over all addresses, at one address over all accounts', async () => {
    const email = newId();
    const atAccount = Array.from({ length: 60 }, () => attemptAt(email, somewhere()));
    expect(await outcomesOf(atAccount)).toEqual({ fulfilled: 50, rejected: 10 });
    const address = somewhere();
    const atAddress = Array.from({ length: 210 }, () => attemptAt(newId(), address));
    expect(await outcomesOf(atAddress)).toEqual({ fulfilled: 200, rejected: 10 });
  });

  it('from one address use up no more of an account than that pair may', async () => {
    const [email, address] = [newId(), somewhere()];
    await outcomesOf(Array.from({ length: 150 }, () => attemptAt(email, address)));
    await expect(attemptAt(email, somewhere())).resolves.toBeDefined();
  });

  it('from one network of IPv6 count as from one address', async () => {
    const email = newId();
    const attempts = Array.from({ length: 20 }, (_, n) => attemptAt(email, `2001:db8:7:1::${n}`));
    expect(await outcomesOf(attempts)).toEqual({ fulfilled: 10, rejected: 10 });
    await expect(attemptAt(email, '2001:db8:7:2::1')).resolves.toBeDefined();
  });

  it('leave neither an address nor an e-mail in the table, and are forgotten by the maintenance tasks', async () => {
    const [email, address] = [`${newId()}@trace.example`, somewhere()];
    await attemptAt(email, address);
    const later = new Date(now().getTime() + 60 * MINUTE_MS);
    // Other limits count for a day.
    const rows = await asOwner<{ row: string; over: boolean }>(
      'SELECT c::text AS row, ends_at <= $1 AS over FROM attempt_counts c',
      [later],
    );
    expect(rows.some(({ row }) => row.includes('trace.example') || row.includes(address))).toBe(
      false,
    );
    const over = rows.filter((row) => row.over);
    expect(over.length).toBeGreaterThan(0);
    expect((await withClock(() => later, forgetExpired)).attempts).toBe(over.length);
  });
});

describe('a success', () => {
  it('resets its own pair and nothing else', async () => {
    const [email, address, other] = [await newVictim(), somewhere(), somewhere()];
    for (let n = 0; n < 9; n += 1) await attemptAt(email, address);
    for (let n = 0; n < 9; n += 1) await attemptAt(email, other);
    await signInWithPassword({ email, password: PASSWORD, address });
    expect(await outcomesOf(Array.from({ length: 11 }, () => attemptAt(email, address)))).toEqual({
      fulfilled: 10,
      rejected: 1,
    });
    expect(await outcomesOf([attemptAt(email, other), attemptAt(email, other)])).toEqual({
      fulfilled: 1,
      rejected: 1,
    });
  });

  it('of someone’s own account does not clear what they tried at others', async () => {
    const [own, address] = [await newVictim(), somewhere()];
    for (let n = 0; n < 199; n += 1) await attemptAt(newId(), address);
    await signInWithPassword({ email: own, password: PASSWORD, address });
    expect(await outcomesOf([attemptAt(newId(), address), attemptAt(newId(), address)])).toEqual({
      fulfilled: 1,
      rejected: 1,
    });
  });
});

describe('a person whose account is being guessed at', () => {
  it('still gets in from a device that has signed in before, and from elsewhere after the window', async () => {
    const email = await newVictim();
    const first = await signInWithPassword({ email, password: PASSWORD, address: somewhere() });
    const device = withUser(null, first.userId);
    await lockOut(email);
    const attempt = { email, password: PASSWORD, address: somewhere() };
    await expect(signInWithPassword(attempt)).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(signInWithPassword({ ...attempt, device })).resolves.toMatchObject({
      userId: first.userId,
    });
    const later = new Date(now().getTime() + 16 * MINUTE_MS);
    await withClock(
      () => later,
      async () => expect(signInWithPassword(attempt)).resolves.toBeDefined(),
    );
  });

  it('gets no help from the device of someone else, nor from one that was made up', async () => {
    const [email, other] = [await newVictim(), await newVictim()];
    await lockOut(email);
    const theirs = await signInWithPassword({
      email: other,
      password: PASSWORD,
      address: somewhere(),
    });
    const attempt = { email, password: PASSWORD, address: somewhere() };
    const device = withUser(null, theirs.userId);
    await expect(signInWithPassword({ ...attempt, device })).rejects.toMatchObject({ status: 429 });
    const sealed = await sealDevice(device);
    expect(await readDevice(sealed)).toEqual(device);
    expect(await readDevice(`${sealed.slice(0, -4)}AAAA`)).toBeNull();
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret of at least 32 characters');
    expect(await readDevice(sealed)).toBeNull();
  });

  it('has a small budget of their own at the device, which others cannot use up', async () => {
    const email = await newVictim();
    const first = await signInWithPassword({ email, password: PASSWORD, address: somewhere() });
    const device = withUser(null, first.userId);
    const guess = { email, password: 'wrong', address: somewhere(), device };
    for (let n = 0; n < 10; n += 1) {
      await expect(signInWithPassword(guess)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
    await expect(signInWithPassword({ ...guess, password: PASSWORD })).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });
});

it('answers of unknown accounts are those of known ones, to the last guess', async () => {
  const answersFor = async (email: string) => {
    const address = somewhere();
    const answers: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const attempt = signInWithPassword({ email, password: 'wrong', address });
      answers.push(
        await attempt.then(
          () => 'signed in',
          (error: Error) => error.message,
        ),
      );
    }
    return answers;
  };
  expect(await answersFor(`${newId()}@nobody.example`)).toEqual(
    await answersFor(await newVictim()),
  );
});

it('failures, lockouts and successes are recorded for the firm', async () => {
  const email = await newVictim();
  const address = somewhere();
  const guess = { email, password: 'wrong', address };
  for (let n = 0; n < 11; n += 1) await signInWithPassword(guess).catch(() => undefined);
  await signInWithPassword({ ...guess, password: PASSWORD, address: somewhere() });
  await flushGathered(true);
  const kinds = await asOwner<{ kind: string }>(
    `SELECT DISTINCT r.kind FROM access_records r JOIN members m ON m.firm_id = r.firm_id
      WHERE m.email = $1 ORDER BY 1`,
    [email],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['sign-in', 'sign-in-failed', 'sign-in-locked']),
  );
});
