import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { getRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { endBacktests, backtestOffThread } from './off-thread';
import { backtestRules } from './backtest-rules';
import type { BacktestInput } from '@/lib/contracts/backtest';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterAll(endBacktests);

const forever = new AbortController().signal;
const BUSY = { status: 429, retryAfterSeconds: 5 };

async function draft(firm: BuiltFirm): Promise<BacktestInput> {
  const { version } = await getRules(firm.actor);
  return { version, days: 30, strategy: 'round-robin' };
}

/** Firms, and how each asks; their drafts are read before the rules are held back. */
async function firmsThatAsk(count: number) {
  const firms = await Promise.all(Array.from({ length: count }, () => buildFirm()));
  const asked = firms.map(async ({ actor }, at) => {
    const input = await draft(firms[at] as BuiltFirm);
    return (signal = forever, timeLimit = forever) =>
      backtestOffThread(actor, input, signal, timeLimit);
  });
  return Promise.all(asked);
}

/** Keeps every backtest from reading its rules for as long as `work` takes. */
async function whileRulesAreHeldBack(work: () => Promise<void>): Promise<void> {
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE rule_sets IN ACCESS EXCLUSIVE MODE');
    await work();
  } finally {
    await holder.end();
  }
}

/** Once the thread waits for the rules. */
async function oneHasBegun(): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await asOwner('SELECT 1 FROM pg_locks WHERE NOT granted')).toHaveLength(1);
    },
    { timeout: 60_000 },
  );
}

test('a backtest on its own thread says what it says here, refusals included', async () => {
  const firm = await buildFirm();
  await addAttorney(firm, { name: 'Ana' });
  await openCase(firm, { client: { name: 'Wei' } });
  const input = await draft(firm);
  const there = await backtestOffThread(firm.actor, input, forever);
  const here = await backtestRules(firm.actor, input);
  expect({ ...there, from: '', to: '' }).toEqual({ ...here, from: '', to: '' });
  const stale = backtestOffThread(firm.actor, { ...input, version: 7 }, forever);
  await expect(stale).rejects.toMatchObject({ code: 'stale-version', status: 409 });
});

test('five backtests run or wait, two of a firm; the next is refused at once and told when to come again', async () => {
  const [a, b, c, d] = await firmsThatAsk(4);
  if (!a || !b || !c || !d) throw new Error('Four firms ask.');
  const accepted: Promise<unknown>[] = [];
  await whileRulesAreHeldBack(async () => {
    accepted.push(a(), a());
    await expect(a()).rejects.toMatchObject(BUSY);
    accepted.push(b(), b(), c());
    await expect(d()).rejects.toMatchObject(BUSY);
  });
  await expect(Promise.all(accepted)).resolves.toHaveLength(5);
});

test('a backtest that is not wanted any more leaves the line', async () => {
  const [a, b, c, d] = await firmsThatAsk(4);
  if (!a || !b || !c || !d) throw new Error('Four firms ask.');
  const gone = new AbortController();
  const accepted: Promise<unknown>[] = [];
  await whileRulesAreHeldBack(async () => {
    accepted.push(a(), a(), b());
    const dropped = [b(gone.signal), c(gone.signal)];
    gone.abort();
    for (const one of dropped) await expect(one).rejects.toBe(gone.signal.reason);
    accepted.push(c(), d());
  });
  await expect(Promise.all(accepted)).resolves.toHaveLength(5);
});

test('a backtest that takes too long is ended and says so; the next one runs', async () => {
  const [a, b] = await firmsThatAsk(2);
  if (!a || !b) throw new Error('Two firms ask.');
  const limit = new AbortController();
  await whileRulesAreHeldBack(async () => {
    const running = a(forever, limit.signal);
    await oneHasBegun();
    const waiting = b(forever, AbortSignal.abort());
    await expect(waiting).rejects.toMatchObject(BUSY);
    limit.abort();
    await expect(running).rejects.toMatchObject({ fields: [{ path: 'days' }] });
  });
  await expect(b()).resolves.toMatchObject({ days: 30 });
});
