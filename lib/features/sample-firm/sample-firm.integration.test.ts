import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { withAssignmentTransaction } from '@/lib/assignment';
import { inviteMember } from '@/lib/features/identity';
import { mailConsumer } from '@/lib/features/mail';
import { addWebhook } from '@/lib/features/webhooks';
import { systemActor } from '@/lib/platform/auth/actor';
import { actorOf, loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import {
  findSampleOf,
  findVisitedFirmId,
  listFirmIdsOfUser,
  openSession,
  removeSample,
} from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { deliverOutbox } from '@/lib/platform/outbox';
import { DAY_MS } from '@/lib/shared/time';
import { maintainFirms } from '@/lib/worker/maintain-firms';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addColleague,
  at,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { mailServerForEach } from '@/tests/integration/mail-server';
import { useOwnDatabase } from '@/tests/integration/test-database';
import {
  askForSample,
  dropSample,
  findSampleStanding,
  openSample,
  takeAwaySample,
  generateSample,
} from './';

await useOwnDatabase();

const server = mailServerForEach();

/** A firm with an admin who is signed in. */
async function firmWithAdmin(): Promise<{ firm: BuiltFirm; viewer: Viewer }> {
  const firm = await buildFirm([{ name: 'Ana' }]);
  return { firm, viewer: await signIn(firm) };
}

async function signIn(firm: BuiltFirm): Promise<Viewer> {
  const { id: memberId } = await addColleague(firm, 'admin');
  const [row] = await asOwner<{ userId: string }>(
    'SELECT user_id AS "userId" FROM members WHERE firm_id = $1 AND id = $2',
    [firm.firmId, memberId],
  );
  const id = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  await openSession({ id, userId: row?.userId ?? '', firmId: firm.firmId, createdAt, expiresAt });
  return viewerOf(id);
}

async function viewerOf(sessionId: string): Promise<Viewer> {
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The member of the test is not signed in.');
  return viewer;
}

async function sampleOf({ firmId }: Pick<BuiltFirm, 'firmId'>): Promise<string> {
  return (await findSampleOf(firmId))?.firmId ?? '';
}

/** Founded and opened without its past, for what has nothing to do with it. */
async function emptySample(viewer: Viewer): Promise<string> {
  await askForSample(viewer);
  const firmId = await sampleOf(viewer);
  await asOwner('INSERT INTO firm_dues (firm_id, due_at) VALUES ($1, NULL)', [firmId]);
  return firmId;
}

/** Asked for, and left by a process that died after it had begun to tell its past. */
async function halfToldSample(viewer: Viewer): Promise<string> {
  await askForSample(viewer);
  const firmId = await sampleOf(viewer);
  await withAssignmentTransaction(systemActor(firmId), (transaction) => {
    transaction.record('demo-completed', {});
    return Promise.resolve();
  });
  return firmId;
}

/** Another process takes the sample away while this work waits for its lock. */
async function takenAwayBefore<T>(sampleId: string, work: () => Promise<T>): Promise<T> {
  const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(`SELECT set_config('evenhand.firm_id', $1, true)`, [sampleId]);
    const { rows } = await other.query<{ pid: number }>(
      `SELECT pg_backend_pid() AS pid FROM assignment_states WHERE firm_id = $1 FOR UPDATE`,
      [sampleId],
    );
    const [settled] = await Promise.all([
      Promise.allSettled([work()]),
      eventually('the work waits for the lock', async () => {
        const waiting = await asOwner(
          'SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))',
          [rows[0]?.pid],
        );
        return waiting.length > 0 ? true : null;
      }).then(async () => {
        await other.query('SELECT remove_sample_firm($1)', [sampleId]);
        await other.query('COMMIT');
      }),
    ]);
    if (settled[0].status === 'rejected') throw settled[0].reason;
    return settled[0].value;
  } finally {
    await other.end();
  }
}

/** How many rows each table has of a firm. */
async function rowsOf(firmId: string): Promise<Record<string, number>> {
  const tables = await asOwner<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'firm_id' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner<{ count: number }>(
      `SELECT count(*)::int FROM ${name} WHERE firm_id = $1`,
      [firmId],
    );
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

const kindsIn = async (firmId: string) =>
  (
    await asOwner<{ kind: string }>('SELECT kind FROM events WHERE firm_id = $1 ORDER BY seq', [
      firmId,
    ])
  ).map(({ kind }) => kind);

describe('a sample firm', () => {
  let firm: BuiltFirm;
  let viewer: Viewer;
  let sampleId: string;
  beforeAll(async () => {
    ({ firm, viewer } = await firmWithAdmin());
    await askForSample(viewer);
    sampleId = await sampleOf(firm);
    expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'making', percent: 0 });
    expect(await listFirmIdsOfUser(viewer.userId)).not.toContain(sampleId);
    await generateSample(sampleId, viewer.memberId);
  }, 120_000);

  it('has people, open cases and a past, all true by the doctor', async () => {
    const [has] = await asOwner<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM attorneys WHERE firm_id = $1) AS attorneys,
              (SELECT count(*)::int FROM cases WHERE firm_id = $1 AND closed_at IS NULL) AS open,
              (SELECT count(*)::int FROM cases WHERE firm_id = $1 AND closed_at IS NULL
                                                 AND attorney_id IS NULL) AS waiting,
              (SELECT count(*)::int FROM handoffs WHERE firm_id = $1) AS handoffs,
              (SELECT count(*)::int FROM covers WHERE firm_id = $1) AS covers,
              (SELECT count(*)::int FROM rule_sets WHERE firm_id = $1) AS rules,
              (SELECT count(DISTINCT stage)::int FROM cases WHERE firm_id = $1) AS stages,
              (SELECT count(*)::int FROM cases WHERE firm_id = $1 AND received_at > $2) AS future,
              (SELECT max($2 - at) > interval '90 days' FROM events WHERE firm_id = $1)::int AS past`,
      [sampleId, now()],
    );
    expect(has).toMatchObject({ attorneys: 8, rules: 3, future: 0, past: 1 });
    expect(has?.open).toBeGreaterThan(90);
    expect(has?.open).toBeLessThan(170);
    for (const what of ['waiting', 'handoffs', 'covers'])
      expect(has?.[what], what).toBeGreaterThan(0);
    expect(has?.stages).toBeGreaterThan(5);
    expect(await findBrokenInvariants()).toEqual([]);
  });

  it('is seen by the admin who asked, and nobody else is told or let in', async () => {
    expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'ready' });
    expect(await listFirmIdsOfUser(viewer.userId)).toEqual([firm.firmId, sampleId]);
    const members = await asOwner('SELECT user_id AS "userId" FROM members WHERE firm_id = $1', [
      sampleId,
    ]);
    expect(members).toEqual([{ userId: viewer.userId }]);
    const told = await asOwner('SELECT FROM notifications WHERE firm_id = $1', [firm.firmId]);
    expect(told).toEqual([]);
    expect(await kindsIn(firm.firmId)).toContain('sample-firm-asked');
  });

  it('is one at a time, and none of its own', async () => {
    await expect(askForSample(viewer)).rejects.toThrow('has a sample already');
    await openSample(viewer);
    const inside = await viewerOf(viewer.sessionId);
    expect(inside).toMatchObject({ firmId: sampleId, role: 'admin' });
    await expect(askForSample(inside)).rejects.toThrow('has no sample of its own');
  });

  it('reaches nobody outside: no mail, no endpoint, no invitation, no stranger', async () => {
    const inside = await viewerOf(viewer.sessionId);
    const asked = { name: 'Noor', email: `noor-${newId()}@example.com`, role: 'intake' } as const;
    await expect(inviteMember(actorOf(inside), asked)).rejects.toThrow('Nobody is invited');
    const endpoint = { url: 'https://example.com/hook', kinds: ['case.assigned' as const] };
    await expect(addWebhook(actorOf(inside), endpoint)).rejects.toThrow('No other system');
    await deliverOutbox(sampleId, mailConsumer);
    expect(await rowsOf(sampleId)).toMatchObject({ outbox_cursors: 0, outbox_failures: 0 });
    expect(await findVisitedFirmId(inside.firmSlug)).toBeNull();
    // The morning's digest is sent past the outbox.
    await asOwner(
      `INSERT INTO mail_preferences (firm_id, id, member_id, "off", digest_at, digest_due_at)
       VALUES ($1, $2, $3, '{}', '07:30', $4)`,
      [sampleId, newId(), inside.memberId, now()],
    );
    await maintainFirms();
    expect(server().arrived).toEqual([]);
  });

  it('goes whole, and leaves whoever works in it signed in to their own firm', async () => {
    const inside = await viewerOf(viewer.sessionId);
    const before = await rowsOf(firm.firmId);
    const [users] = await asOwner<{ count: number }>('SELECT count(*)::int FROM users');
    await takeAwaySample(inside);
    expect(Object.values(await rowsOf(sampleId)).every((rows) => rows === 0)).toBe(true);
    expect(await asOwner('SELECT FROM firms WHERE id = $1', [sampleId])).toEqual([]);
    expect(await viewerOf(viewer.sessionId)).toMatchObject({ firmId: firm.firmId });
    expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'none' });
    const after = await rowsOf(firm.firmId);
    const grown = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(grown.sort()).toEqual(['events', 'sessions']);
    expect((await kindsIn(firm.firmId)).at(-1)).toBe('sample-firm-removed');
    expect(await asOwner('SELECT count(*)::int FROM users')).toEqual([users]);
    await expect(takeAwaySample(viewer)).rejects.toThrow('has no sample firm');
  });
});

it('is asked for three times a day in a firm, and no more', async () => {
  const { firm, viewer } = await firmWithAdmin();
  for (let time = 0; time < 3; time += 1) await dropSample(await emptySample(viewer));
  await expect(askForSample(viewer)).rejects.toMatchObject({ code: 'too-many-requests' });
  expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'none' });
  await at(new Date(now().getTime() + DAY_MS + 1000).toISOString(), () => askForSample(viewer));
});

describe('taking a firm away', () => {
  it('refuses a real firm, also from within it', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const sampleId = await emptySample(viewer);
    await openCase(firm);
    const before = await rowsOf(firm.firmId);
    for (const within of [firm.firmId, sampleId]) {
      const attempt = withWholeFirm(within, (tx) => removeSample(tx, firm.firmId));
      await expect(attempt).rejects.toThrow('no sample firm');
    }
    const fromOutside = withWholeFirm(firm.firmId, (tx) => removeSample(tx, sampleId));
    await expect(fromOutside).rejects.toThrow('no sample firm');
    expect(await rowsOf(firm.firmId)).toEqual(before);
    expect(await findSampleOf(firm.firmId)).toMatchObject({ firmId: sampleId });
  });

  it('is not opened by marking a firm later: the product’s role cannot', async () => {
    const { firm } = await firmWithAdmin();
    const mark = withWholeFirm(
      firm.firmId,
      (tx) => tx.$executeRaw`
        UPDATE firm_slugs SET sample_of = ${newId()}::uuid, sample_until = now()
         WHERE firm_id = ${firm.firmId}::uuid`,
    );
    await expect(mark).rejects.toThrow('permission denied');
    const second = withWholeFirm(
      firm.firmId,
      (tx) => tx.$executeRaw`
        INSERT INTO firm_slugs (slug, firm_id, sample_of, sample_until)
        VALUES (${`second-${newId()}`}, ${firm.firmId}::uuid, ${newId()}::uuid, now())`,
    );
    await expect(second).rejects.toThrow('firm_slugs_firm_key');
  });
});

describe('a sample that no one takes away', () => {
  it('goes by itself after thirty days, on record, and not before', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const sampleId = await emptySample(viewer);
    await asOwner('UPDATE firm_dues SET due_at = $2 WHERE firm_id = $1', [sampleId, now()]);
    await maintainFirms();
    const [due] = await asOwner<{ at: Date }>(
      'SELECT due_at AS at FROM firm_dues WHERE firm_id = $1',
      [sampleId],
    );
    const until = (await findSampleOf(firm.firmId))?.until ?? new Date(0);
    expect(due?.at).toEqual(until);
    await at(new Date(until.getTime() + 1000).toISOString(), () => maintainFirms());
    expect(await findSampleOf(firm.firmId)).toBeNull();
    expect((await kindsIn(firm.firmId)).at(-1)).toBe('sample-firm-removed');
  });

  it('goes alone where the firm is gone that it was made for', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const sampleId = await emptySample(viewer);
    const until = (await findSampleOf(firm.firmId))?.until ?? new Date(0);
    await asOwner('UPDATE firm_slugs SET sample_of = $2 WHERE firm_id = $1', [sampleId, newId()]);
    await asOwner('UPDATE firm_dues SET due_at = $2 WHERE firm_id = $1', [sampleId, until]);
    await at(new Date(until.getTime() + 1000).toISOString(), () => maintainFirms());
    expect(await asOwner('SELECT FROM firms WHERE id = $1', [sampleId])).toEqual([]);
  });

  it('is begun anew where the process died that told its past', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const half = await halfToldSample(viewer);
    await generateSample(half, viewer.memberId);
    const anew = await sampleOf(firm);
    expect(anew).not.toBe(half);
    expect(await asOwner('SELECT FROM firms WHERE id = $1', [half])).toEqual([]);
    expect(await findSampleStanding(firm.firmId)).toMatchObject({ state: 'making' });
    await takeAwaySample(viewer);
    await generateSample(anew, viewer.memberId);
    expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'none' });
  });

  it('goes once where two take it away at once', async () => {
    const { viewer } = await firmWithAdmin();
    const sampleId = await emptySample(viewer);
    const both = await Promise.all([dropSample(sampleId), dropSample(sampleId)]);
    expect(both.toSorted()).toEqual([false, true]);
  });

  it('stays away where it is taken away while its telling begins anew', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const half = await halfToldSample(viewer);
    await takenAwayBefore(half, () => generateSample(half, viewer.memberId));
    expect(await findSampleStanding(firm.firmId)).toEqual({ state: 'none' });
  });

  it('lets another admin in who opens it, and takes it away from their own firm', async () => {
    const { firm, viewer } = await firmWithAdmin();
    const other = await signIn(firm);
    const sampleId = await emptySample(viewer);
    await openSample(other);
    expect(await viewerOf(other.sessionId)).toMatchObject({ firmId: sampleId });
    await takeAwaySample(viewer);
    expect(await viewerOf(other.sessionId)).toMatchObject({ firmId: firm.firmId });
  });
});
