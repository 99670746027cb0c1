import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addWall } from '@/lib/features/walls';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { database, disconnect } from './client';
import { inSavepoint } from './in-savepoint';
import { isDatabaseUnavailable } from './is-unavailable';
import { askLater, OpenTransaction, TransactionTimeout } from './open-transaction';
import { POOL_SIZE } from './pool-size';
import { withFirm, withWholeFirm, type FirmTx } from './with-firm';

let ours: BuiltFirm;
let theirs: BuiltFirm;
let walled: { firmId: string; attorneyId: string };

beforeAll(async () => {
  ours = await buildFirm([{ name: 'Ana' }]);
  theirs = await buildFirm([{ name: 'Zoe' }]);
  const { client } = await openCase(ours);
  await openCase(theirs);
  walled = { firmId: ours.firmId, attorneyId: ours.ids.Ana ?? '' };
  await addWall(ours.actor, {
    attorneyId: walled.attorneyId,
    clientId: client.id,
    reason: 'Represented the other side',
  });
});

/** Gives our attorney a level in one more visa type: something that can be counted afterwards. */
const learn = (tx: FirmTx, visaType: string) => tx.$executeRaw`
  INSERT INTO attorney_expertise (firm_id, id, attorney_id, visa_type, level)
  VALUES (${ours.firmId}::uuid, ${newId()}::uuid, ${ours.ids.Ana}::uuid, ${visaType}, 1)`;

async function learned(): Promise<string[]> {
  const rows = await asOwner<{ visa: string }>(
    `SELECT visa_type AS visa FROM attorney_expertise WHERE firm_id = $1 AND visa_type <> 'H-1B'`,
    [ours.firmId],
  );
  return rows.map(({ visa }) => visa);
}

const divide = (tx: FirmTx) => tx.$queryRaw`SELECT 1 / ${0}::int AS impossible`;

const pidOf = async (tx: FirmTx) =>
  (await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`)[0]?.pid ?? 0;

/** Ends the connection of this transaction as an operator would. */
const cutOff = async (tx: FirmTx) => asOwner('SELECT pg_terminate_backend($1)', [await pidOf(tx)]);

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('statements that are sent before those before them are answered', () => {
  it('are taken and answered in their order', async () => {
    const steps = Array.from({ length: 60 }, (_, step) => step);
    const seen = await withWholeFirm(ours.firmId, (tx) =>
      Promise.all(
        steps.map(async (step) => {
          const set = tx.$executeRawUnsafe(`SET LOCAL "evenhand_test.step" = '${step}'`);
          const read = tx.$queryRaw<{ step: string; asked: number }[]>`
            SELECT current_setting('evenhand_test.step') AS step, ${step}::int AS asked`;
          await set;
          return (await read)[0];
        }),
      ),
    );
    expect(seen).toEqual(steps.map((step) => ({ step: String(step), asked: step })));
  });

  it('write nothing where one in their middle fails, and fail as that one did', async () => {
    const work = withWholeFirm(ours.firmId, async (tx) => {
      await askLater(tx, learn(tx, 'PERM'));
      await askLater(tx, divide(tx));
      await askLater(tx, learn(tx, 'TN'));
      return 'done';
    });
    await expect(work).rejects.toThrow('division by zero');
    expect(await learned()).toEqual([]);
  });

  it('tell what failed first, not what was refused after it', async () => {
    const work = withWholeFirm(ours.firmId, async (tx) => {
      await askLater(tx, divide(tx));
      return learn(tx, 'PERM');
    });
    await expect(work).rejects.toThrow('division by zero');
    const noticed = withWholeFirm(ours.firmId, async (tx) => {
      await askLater(tx, learn(tx, 'PERM'));
      throw new Error('a refusal of the work');
    });
    await expect(noticed).rejects.toThrow('a refusal of the work');
    expect(await learned()).toEqual([]);
  });

  it('are not committed where their caller did not mind that one failed', async () => {
    const work = withWholeFirm(ours.firmId, async (tx) => {
      await learn(tx, 'PERM');
      await divide(tx).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('A statement had failed');
    expect(await learned()).toEqual([]);
  });

  it('find rows by an index under the lock, however small the table is when they are planned', async () => {
    const plan = await withWholeFirm(
      ours.firmId,
      (tx) => tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT last_turn FROM assignment_states WHERE firm_id = ${ours.firmId}::uuid`,
      { lock: true },
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toContain('assignment_states_pkey');
    expect(text).not.toContain('Seq Scan');
  });

  it('fail a part of the transaction that is undone by itself, with its own reason', async () => {
    const work = withWholeFirm(ours.firmId, (tx) =>
      inSavepoint(tx, async () => {
        await askLater(tx, divide(tx));
        await learn(tx, 'PERM');
      }),
    );
    await expect(work).rejects.toThrow('division by zero');
  });

  it('say nothing of the values of the row that is refused', async () => {
    const error = await errorOf(withWholeFirm(ours.firmId, (tx) => learn(tx, 'H-1B')));
    expect(error).toMatchObject({ code: '23505', table: 'attorney_expertise' });
    expect(JSON.stringify({ ...(error as Error) })).not.toContain(ours.ids.Ana);
  });
});

/** What the next transaction on this connection would begin with. */
async function stateOfIdleConnections(): Promise<object[]> {
  const { pool } = database();
  const clients = await Promise.all(
    Array.from({ length: Math.max(pool.idleCount, 1) }, () => pool.connect()),
  );
  const states = clients.map(async (client) => {
    const { rows } = await client.query<object>(`
      SELECT coalesce(nullif(current_setting('evenhand.firm_id', true), ''), 'none') AS firm,
             coalesce(nullif(current_setting('evenhand.walled_clients', true), ''), 'none') AS walls,
             current_user = session_user AS "isItself",
             current_setting('plan_cache_mode') AS plans,
             current_setting('enable_seqscan') AS scans,
             now() = statement_timestamp() AS "isOutside",
             (SELECT count(*)::int FROM pg_locks
               WHERE pid = pg_backend_pid() AND locktype IN ('advisory', 'tuple', 'transactionid')) AS locks,
             (SELECT count(*)::int FROM cases) AS cases`);
    client.release();
    return { ...rows[0], status: client.getTransactionStatus() };
  });
  return Promise.all(states);
}

const CLEAN = {
  firm: 'none',
  walls: 'none',
  isItself: true,
  plans: 'auto',
  scans: 'on',
  isOutside: true,
  locks: 0,
  cases: 0,
  status: 'I',
};

/** The ways in which a transaction can end. */
const ENDINGS: Readonly<Record<string, (tx: FirmTx) => Promise<unknown>>> = {
  'was committed': (tx) => tx.case.count({ where: { firmId: ours.firmId } }),
  'had a statement that failed': divide,
  'had a statement that failed and that was not waited for': (tx) => askLater(tx, divide(tx)),
  'broke a constraint': (tx) => learn(tx, 'H-1B'),
  'asked the mapper for what there is not': (tx) =>
    tx.case.findUniqueOrThrow({ where: { firmId_id: { firmId: ours.firmId, id: newId() } } }),
  'was refused by its work': async (tx) => {
    await learn(tx, 'PERM');
    throw new Error('no');
  },
  'failed while other statements of it were under way': (tx) =>
    Promise.all([divide(tx), tx.$queryRaw`SELECT pg_sleep(${0.2}::float8)::text`, learn(tx, 'TN')]),
  'failed while the mapper was at work in it': (tx) =>
    Promise.all([
      tx.case.findMany({ where: { firmId: ours.firmId }, include: { client: true } }),
      Promise.reject(new Error('no')),
    ]),
  'held an advisory lock': async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${7}::bigint)::text`;
    throw new Error('no');
  },
  'lost its connection': async (tx) => {
    await cutOff(tx);
    return learn(tx, 'PERM');
  },
  'lost its connection while nothing was asked': cutOff,
};

describe('a connection that is given back', () => {
  it('never shows one firm what another one had, as they take turns on it', async () => {
    const pids = new Set<number>();
    const look = (firm: BuiltFirm) =>
      withFirm({ firmId: firm.firmId, attorneyId: null }, async (tx) => {
        const rows = await tx.$queryRaw<{ pid: number; firm: string }[]>`
          SELECT pg_backend_pid() AS pid, firm_id::text AS firm FROM cases`;
        const own = await tx.case.findMany({ where: { firmId: { not: firm.firmId } } });
        pids.add(rows[0]?.pid ?? 0);
        return [...rows.map((row) => row.firm), ...own.map(({ firmId }) => firmId)];
      });
    for (let round = 0; round < 15; round += 1) {
      expect(await look(ours)).toEqual([ours.firmId]);
      expect(await look(theirs)).toEqual([theirs.firmId]);
      expect(await withFirm(walled, (tx) => tx.$queryRaw`SELECT 1 FROM cases`)).toEqual([]);
    }
    expect(pids.size).toBe(1);
  });

  it('serves two firms at once, the mapper of each on its own connection', async () => {
    const looks = Array.from({ length: 24 }, (_, turn) => (turn % 2 ? ours : theirs));
    const seen = await Promise.all(
      looks.map(({ firmId }) =>
        withWholeFirm(firmId, async (tx) => {
          const [cases, clients, raw] = await Promise.all([
            tx.case.findMany(),
            tx.client.findMany(),
            tx.$queryRaw<{ firmId: string }[]>`SELECT firm_id AS "firmId" FROM cases`,
          ]);
          return [...cases, ...clients, ...raw].every((row) => row.firmId === firmId);
        }),
      ),
    );
    expect(seen).toEqual(looks.map(() => true));
  });

  it.each(Object.keys(ENDINGS))('is clean when its transaction %s', async (ending) => {
    for (const run of [
      (work: (tx: FirmTx) => Promise<unknown>) => withFirm(walled, work),
      (work: (tx: FirmTx) => Promise<unknown>) => withWholeFirm(ours.firmId, work, { lock: true }),
    ]) {
      await errorOf(run(ENDINGS[ending] ?? divide));
      for (const state of await stateOfIdleConnections()) expect(state).toEqual(CLEAN);
      const seen = await withWholeFirm(theirs.firmId, (tx) => tx.case.findMany());
      expect(seen.map(({ firmId }) => firmId)).toEqual([theirs.firmId]);
    }
    expect(await learned()).toEqual([]);
  });

  it('takes nothing more from the transaction that had it', async () => {
    const kept = await withWholeFirm(ours.firmId, async (tx) => {
      const cases = tx.case;
      await cases.count();
      return { tx, count: () => cases.count(), backend: await pidOf(tx) };
    });
    await withWholeFirm(theirs.firmId, async (tx) => {
      expect(await pidOf(tx)).toBe(kept.backend);
      await expect(kept.tx.$queryRaw`SELECT 1`).rejects.toThrow('has ended');
      await expect(kept.tx.client.findMany()).rejects.toThrow('has ended');
      await expect(kept.count()).rejects.toThrow('has ended');
    });
  });

  it('is waited for when all are taken, by however many firms', async () => {
    const counts = await Promise.all(
      Array.from({ length: 3 * POOL_SIZE }, () =>
        withWholeFirm(newId(), async (tx) => {
          const [row] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM cases`;
          return (row?.n ?? -1) + (await tx.case.count());
        }),
      ),
    );
    expect(new Set(counts)).toEqual(new Set([0]));
    expect(database().pool.totalCount).toBeLessThanOrEqual(POOL_SIZE);
  });
});

/** What the transaction that began last does when its time is up, now. */
const LIMIT_MS = 987_654;

async function beginLimited(): Promise<{ open: OpenTransaction; expire: () => void }> {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const open = await OpenTransaction.begin(database(), LIMIT_MS);
  open.later(open.tx.$executeRawUnsafe(`SET LOCAL "evenhand.firm_id" = '${ours.firmId}'`));
  const expire = () => {
    const call = timers.mock.calls.findLast(([, delay]) => delay === LIMIT_MS);
    call?.[0]();
  };
  return { open, expire };
}

describe('a transaction whose time is up', () => {
  it('fails at once, also in the middle of a statement, and leaves nothing behind', async () => {
    const { open, expire } = await beginLimited();
    await learn(open.tx, 'PERM');
    const underWay = errorOf(open.tx.$queryRaw`SELECT pg_sleep(${20}::float8)::text`);
    expire();
    const cause = await open.rollback(await underWay);
    expect(cause).toBeInstanceOf(TransactionTimeout);
    expect(isDatabaseUnavailable(cause)).toBe(true);
    expect(await learned()).toEqual([]);
    for (const state of await stateOfIdleConnections()) expect(state).toEqual(CLEAN);
  });

  it('takes no further statement, of the driver or the mapper, and does not commit', async () => {
    const { open, expire } = await beginLimited();
    await learn(open.tx, 'PERM');
    await open.tx.case.count();
    expire();
    await expect(open.tx.$queryRaw`SELECT 1`).rejects.toThrow(TransactionTimeout);
    await expect(open.tx.case.count()).rejects.toThrow(TransactionTimeout);
    const failure = await errorOf(open.commit());
    expect(failure).toBeInstanceOf(TransactionTimeout);
    expect(await open.rollback(failure)).toBe(failure);
    expect(await learned()).toEqual([]);
  });

  it('learns what became of a COMMIT that is under way', async () => {
    const { open, expire } = await beginLimited();
    await learn(open.tx, 'PERM');
    const committed = open.commit();
    await Promise.resolve();
    expire();
    await committed;
    expect(await learned()).toEqual(['PERM']);
    await asOwner(`DELETE FROM attorney_expertise WHERE visa_type = 'PERM' AND firm_id = $1`, [
      ours.firmId,
    ]);
  });
});

it('lets what has begun end before the pool is closed, and opens another afterwards', async () => {
  const before = database();
  const begun = withWholeFirm(ours.firmId, async (tx) => {
    await tx.case.count();
    const closed = disconnect();
    await eventually('the pool is closing', async () => before.pool.ending || null);
    await learn(tx, 'TN');
    return { closed };
  });
  const { closed } = await begun;
  await closed;
  expect(await learned()).toEqual(['TN']);
  expect(before.pool.totalCount).toBe(0);
  expect(await withWholeFirm(theirs.firmId, (tx) => tx.case.count())).toBe(1);
  expect(database()).not.toBe(before);
});
