import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { prismaClient } from '@/lib/platform/db/client';
import { readJobMetrics } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addColleague,
  at,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { askForDelivery } from '@/lib/platform/outbox';
import { enqueueJob } from '@/lib/platform/jobs';
import { listDeadJobs, retryDeadJobs } from '@/lib/platform/jobs/dead-jobs';
import { defineJob, type JobTable } from '@/lib/platform/jobs/define-job';
import type { JobPayload } from '@/lib/platform/jobs/payloads';
import { registry } from './registry';
import { startRunner, type Runner } from '@/lib/platform/jobs/runner';

const QUICK = { pollSeconds: 0.5, watchSeconds: 1 };

const running: Runner[] = [];

async function run(jobs: JobTable): Promise<void> {
  running.push(await startRunner(jobs, QUICK));
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
}

afterEach(async () => {
  await stopAll();
  await asOwner('DELETE FROM pgboss.job');
});

/**
 * The registry without anything that starts by itself, and with this in place of one firm's
 * maintenance tasks.
 */
function jobsWith(handle: (payload: JobPayload<'tend-firm'>) => Promise<void>): JobTable {
  return {
    ...registry,
    'tend-firms': { ...registry['tend-firms'], cron: undefined },
    'forget-expired': { ...registry['forget-expired'], cron: undefined },
    'anchor-access': { ...registry['anchor-access'], cron: undefined },
    'tend-firm': defineJob({ name: 'tend-firm', handle }),
  };
}

interface JobRow {
  queue: string;
  state: string;
  tries: number;
  data: { job: string; payload: Record<string, unknown> };
}

function jobRows(): Promise<JobRow[]> {
  return asOwner<JobRow>(
    `SELECT name AS queue, state::text, retry_count AS tries, data FROM pgboss.job
      WHERE name IN ('work', 'dead') ORDER BY created_on`,
  );
}

/** Resolves when no job is left to do. */
function untilDone(): Promise<JobRow[]> {
  return eventually('every job is done', async () => {
    const rows = await jobRows();
    const open = rows.some(({ queue, state }) => queue === 'work' && state !== 'completed');
    return rows.length > 0 && !open ? rows : null;
  });
}

async function enqueue(firmId: string, chore: string, key?: string): Promise<void> {
  await withWholeFirm(firmId, (tx) => enqueueJob(tx, 'tend-firm', { firmId, chore }, { key }));
}

describe('a job', () => {
  it('is done after its transaction commits, and never when it does not', async () => {
    const { firmId } = await buildFirm();
    const done: string[] = [];
    await enqueue(firmId, 'kept');
    const failing = withWholeFirm(firmId, async (tx) => {
      await enqueueJob(tx, 'tend-firm', { firmId, chore: 'lost' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await run(jobsWith(async ({ chore }) => void done.push(chore)));
    await untilDone();
    expect(done).toEqual(['kept']);
  });

  it('waits only once under a key, and again once the first has begun', async () => {
    const { firmId } = await buildFirm();
    await enqueue(firmId, 'first', 'same');
    await enqueue(firmId, 'second', 'same');
    await enqueue(firmId, 'third');
    await enqueue(firmId, 'fourth');
    const done: string[] = [];
    await run(
      jobsWith(async ({ chore }) => {
        if (chore === 'first') await enqueue(firmId, 'fifth', 'same');
        done.push(chore);
      }),
    );
    await eventually('the job queued by a job is done', async () =>
      done.includes('fifth') ? true : null,
    );
    await untilDone();
    expect(done.toSorted()).toEqual(['fifth', 'first', 'fourth', 'third']);
  });

  it('does not begin before its time', async () => {
    const { firmId } = await buildFirm();
    const done: string[] = [];
    await withWholeFirm(firmId, async (tx) => {
      const runAt = new Date(Date.now() + 3_600_000);
      await enqueueJob(tx, 'tend-firm', { firmId, chore: 'later' }, { runAt });
      await enqueueJob(tx, 'tend-firm', { firmId, chore: 'now' });
    });
    await run(jobsWith(async ({ chore }) => void done.push(chore)));
    await eventually('the job that is due is done', async () => (done.length > 0 ? true : null));
    expect(done).toEqual(['now']);
    expect((await jobRows()).map(({ state }) => state)).toContain('created');
  });

  it('is tried again when it fails, and set aside where it can be seen when it fails for good', async () => {
    const { firmId } = await buildFirm();
    await enqueue(firmId, 'fails-once');
    await enqueue(firmId, 'fails-always');
    await asOwner(`UPDATE pgboss.job SET retry_limit = 2, retry_delay = 0, retry_backoff = false`);
    const tries: string[] = [];
    await run(
      jobsWith(async ({ chore }) => {
        tries.push(chore);
        const again = tries.filter((one) => one === chore).length > 1;
        if (chore === 'fails-always' || !again) throw new Error('Not this time.');
      }),
    );
    const dead = await eventually('the job is set aside', async () => {
      const rows = await jobRows();
      return rows.find(({ queue }) => queue === 'dead') ?? null;
    });
    expect(dead.data).toEqual({ job: 'tend-firm', payload: { firmId, chore: 'fails-always' } });
    expect(await listDeadJobs()).toMatchObject([
      { job: 'tend-firm', payload: { firmId }, retries: 2, error: 'Not this time.' },
    ]);
    await eventually('the other is done', async () =>
      (await jobRows()).some(({ state }) => state === 'completed') ? true : null,
    );
    expect(tries.toSorted()).toEqual([
      'fails-always',
      'fails-always',
      'fails-always',
      'fails-once',
      'fails-once',
    ]);
    expect(await readJobMetrics()).toMatchObject({ dead: 1, underWay: 0 });
    await stopAll();
    expect(await retryDeadJobs()).toBe(1);
    expect(await readJobMetrics()).toMatchObject({ dead: 0, ready: 1 });
    expect(await listDeadJobs()).toEqual([]);
  });

  it('carries ids and codes only, and what it does not know it refuses', async () => {
    const { firmId } = await buildFirm();
    const foreign = { firmId, chore: 'x', clientName: 'Mika Aalto' } as JobPayload<'tend-firm'>;
    await expect(
      withWholeFirm(firmId, (tx) => enqueueJob(tx, 'tend-firm', foreign)),
    ).rejects.toThrow(/clientName/);
  });
});

describe('deliveries', () => {
  it('of one firm leave places to the others, however many wait and however slow they are', async () => {
    const [busy, other] = [await buildFirm(), await buildFirm()];
    const ask = ({ firmId }: BuiltFirm, consumer: string) =>
      withWholeFirm(firmId, (tx) => askForDelivery(tx, firmId, consumer));
    for (let n = 0; n < 6; n += 1) await ask(busy, `slow-${n}`);
    await ask(other, 'mail');
    let slow = 0;
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const delivered = new Set<string>();
    await run({
      ...jobsWith(() => Promise.resolve()),
      'deliver-outbox': defineJob({
        name: 'deliver-outbox',
        handle: async ({ firmId, consumer }) => {
          if (firmId === busy.firmId) {
            slow += 1;
            await answered;
          }
          delivered.add(consumer);
        },
      }),
    });
    await eventually('the other firm’s mail has left', async () =>
      delivered.has('mail') ? true : null,
    );
    expect(slow).toBeLessThanOrEqual(2);
    answer();
    await eventually('the rest is delivered', async () => (delivered.size === 7 ? true : null));
  });
});

it('samples are made one after another, and no firm’s own work waits for them', async () => {
  const { firmId } = await buildFirm();
  for (let n = 0; n < 3; n += 1) {
    const payload = { firmId, memberId: firmId };
    await withWholeFirm(firmId, (tx) => enqueueJob(tx, 'make-sample-firm', payload));
  }
  let [underWay, made] = [0, 0];
  const atOnce: number[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const done: string[] = [];
  await run({
    ...jobsWith(async ({ chore }) => void done.push(chore)),
    'make-sample-firm': defineJob({
      name: 'make-sample-firm',
      handle: async () => {
        underWay += 1;
        atOnce.push(underWay);
        await ended;
        underWay -= 1;
        made += 1;
      },
    }),
  });
  await eventually('one is being made', async () => (underWay > 0 ? true : null));
  await enqueue(firmId, 'own');
  await eventually('the firm’s own work is done, and two samples wait', async () => {
    const { underWay: active, ready } = await readJobMetrics();
    return done.length === 1 && active === 1 && ready === 2 ? true : null;
  });
  end();
  await eventually('the others are made', async () => (made === 3 ? true : null));
  expect(atOnce).toEqual([1, 1, 1]);
});

describe('what starts by itself', () => {
  it('starts once per time, however many processes work', async () => {
    const now = new Date();
    const cron = `${now.getUTCMinutes()} ${now.getUTCHours()} * * *`;
    let starts = 0;
    const jobs: JobTable = {
      ...jobsWith(() => Promise.resolve()),
      'forget-expired': defineJob({
        name: 'forget-expired',
        cron,
        handle: async () => {
          starts += 1;
        },
      }),
    };
    await Promise.all([run(jobs), run(jobs), run(jobs)]);
    await eventually('it has started', async () => (starts > 0 ? true : null));
    const look = () => asOwner<{ on: Date }>('SELECT cron_on AS on FROM pgboss.version');
    for (let pass = 0; pass < 3; pass += 1) {
      const [before] = await look();
      await eventually('another process has looked what is due', async () =>
        (await look())[0]?.on.getTime() === before?.on.getTime() ? null : true,
      );
    }
    await untilDone();
    expect(starts).toBe(1);
  });

  it('is what the registry says, and no longer what an older one said', async () => {
    const { stop } = await startRunner(registry, { pollSeconds: 45, watchSeconds: 45 });
    await stop();
    const { stop: stopAgain } = await startRunner(
      jobsWith(() => Promise.resolve()),
      QUICK,
    );
    await stopAgain();
    expect(await asOwner('SELECT key FROM pgboss.schedule')).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  it('leaves its jobs to another, whose effect is there once', async () => {
    const opened = new Date(Date.now() - 5 * 3_600_000).toISOString();
    const build = async () => {
      const firm = await at(opened, () => buildFirm([{ name: 'Ana', capacity: 1 }]));
      await addColleague(firm, 'manager');
      await at(opened, () => openCase(firm));
      await at(opened, () => openCase(firm));
      return firm.firmId;
    };
    const [committed, open] = [await build(), await build()];
    for (const firmId of [committed, open]) await enqueue(firmId, 'alert-waiting-cases');
    await asOwner('UPDATE pgboss.job SET heartbeat_seconds = 10, retry_delay = 1');
    await dieInTheMiddle(open, [committed, open]);
    expect(await countAlerts(committed)).toBe(1);
    expect(await countAlerts(open)).toBe(0);
    expect((await jobRows()).map(({ state }) => state)).toEqual(['active', 'active']);

    await run({ ...jobsWith(registry['tend-firm'].handle) });
    // What the worker that died began by the clock may stand beside them.
    const rows = (await untilDone()).filter(({ data }) => data.job === 'tend-firm');
    expect(rows.map(({ state, tries }) => [state, tries])).toEqual([
      ['completed', 1],
      ['completed', 1],
    ]);
    expect(await countAlerts(committed)).toBe(1);
    expect(await countAlerts(open)).toBe(1);
  });
});

/** Starts a real worker, waits until it is in the middle of these firms' jobs, and kills it. */
async function dieInTheMiddle(inTransaction: string, firms: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'tests/integration/dying-worker.ts',
      inTransaction,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: process.env },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await eventually('the worker is in the middle of its jobs', async () =>
    firms.every((firmId) => said.includes(`begun ${firmId}`)) ? true : null,
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Alerts on record, and as many messages to the one manager. */
async function countAlerts(firmId: string): Promise<number> {
  return withWholeFirm(firmId, async (tx) => {
    const kind = 'waiting-alerted';
    const onRecord = await tx.event.count({ where: { firmId, kind } });
    const manager = { role: 'manager' };
    const told = await tx.notification.count({
      where: { firmId, kind: 'case-waits', member: manager },
    });
    expect(told).toBe(onRecord);
    return onRecord;
  });
}

describe('the product’s role', () => {
  it('may neither change how a queue behaves nor touch the tables', async () => {
    for (const statement of [
      'UPDATE pgboss.queue SET retry_limit = 0',
      'DELETE FROM pgboss.queue',
      'UPDATE pgboss.version SET version = 1',
      'ALTER TABLE pgboss.job ADD COLUMN x int',
      'DROP TABLE pgboss.job_common',
      'TRUNCATE pgboss.job',
      'CREATE TABLE pgboss.mine (x int)',
    ]) {
      await expect(prismaClient().$executeRawUnsafe(statement), statement).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
  });
});
