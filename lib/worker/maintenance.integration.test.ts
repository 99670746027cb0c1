import { expect, it, vi } from 'vitest';
import { recordAbsence, rememberAct } from '@/lib/features/absences';
import { now } from '@/lib/platform/clock';
import { sql } from '@/lib/platform/db/sql';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { logger } from '@/lib/platform/logger';
import { dateIn } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import { at, buildFirm } from '@/tests/integration/build-firm';
import { maintenanceTasks } from './maintenance-tasks';
import { forgetExpired } from './forget-expired';
import { maintainFirm, maintainFirms } from './maintain-firms';

/** Of the present year, whenever that is. */
const DAY = dateIn(now(), 'America/New_York');

it('does every maintenance task of every firm that is due, and one that fails stops no other', async () => {
  const [first, second] = [await buildFirm(), await buildFirm()];
  vi.spyOn(logger, 'error').mockImplementation(() => undefined);
  const done: string[] = [];
  const dueAt = () => sql`now()`;
  const work = [
    {
      name: 'fails-in-one-firm',
      dueAt,
      run: async (firmId: string) => {
        if (firmId === first.firmId) throw new Error('Not this firm.');
        done.push(`a ${firmId}`);
      },
    },
    { name: 'works', dueAt, run: async (firmId: string) => void done.push(`b ${firmId}`) },
  ];
  expect(await maintainFirms(work)).toEqual({ firms: 2, failures: 1 });
  expect(await maintainFirms(work)).toEqual({ firms: 2, failures: 1 });
  const once = [`b ${first.firmId}`, `a ${second.firmId}`, `b ${second.firmId}`];
  expect(done.toSorted()).toEqual([...once, ...once].toSorted());
  // Queued once although it failed twice, so that the round of each minute cannot pile it up.
  expect(await asOwner("SELECT data FROM pgboss.job WHERE name = 'work'")).toEqual([
    {
      data: {
        job: 'tend-firm',
        payload: { firmId: first.firmId, chore: 'fails-in-one-firm' },
      },
    },
  ]);
});

it('finds nothing to do in a firm where nothing is due, maintenance task by maintenance task', async () => {
  const { firmId } = await buildFirm([{ name: 'Ana' }]);
  for (const { name } of maintenanceTasks) await maintainFirm(firmId, name);
  const events = await withWholeFirm(firmId, (tx) =>
    tx.event.findMany({ where: { firmId }, select: { kind: true } }),
  );
  expect(events.map(({ kind }) => kind)).not.toContain('waiting-alerted');
  expect(new Set(maintenanceTasks.map(({ name }) => name)).size).toBe(maintenanceTasks.length);
});

it('takes a maintenance task that no longer exists for done', async () => {
  const { firmId } = await buildFirm();
  await expect(maintainFirm(firmId, 'gone-with-a-release')).resolves.toBeUndefined();
});

it('forgets what could be undone of an absence a day ago', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
  const recordAt = (instant: string, note: string) => {
    const absence = { attorneyId: firm.ids.Ana ?? '', startsOn: DAY, endsOn: DAY, note } as const;
    return at(instant, () =>
      rememberAct(
        firm.actor,
        { kind: 'recorded', about: 'new' },
        () => recordAbsence(firm.actor, { ...absence, kind: 'sick' }),
        ({ id }) => id,
      ),
    );
  };
  await recordAt(hoursAgo(25), 'Long ago');
  const { undoId } = await recordAt(hoursAgo(23), 'Lately');
  expect(await forgetExpired()).toMatchObject({ absenceActs: 1 });
  const left = await asOwner('SELECT id FROM absence_acts WHERE firm_id = $1', [firm.firmId]);
  expect(left).toEqual([{ id: undoId }]);
});

it('forgets sessions that ended and records why, answers older than two days, and what was told long ago', async () => {
  const { firmId } = await buildFirm();
  const [user] = await asOwner<{ id: string }>('SELECT user_id AS id FROM user_firms LIMIT 1');
  const startMs = now().getTime();
  const hours = (n: number) => new Date(startMs + n * 3_600_000);
  const ends = { expired: hours(-1), idle: hours(-0.5) };
  for (const [createdAt, lastActiveAt, expiresAt] of [
    [hours(-10), hours(0), ends.expired],
    [hours(-9), hours(-1), hours(8)],
    [hours(-9), hours(0), hours(8)],
  ] as const) {
    const id = newId();
    await asOwner(
      `INSERT INTO sessions (id, user_id, firm_id, created_at, last_active_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, user?.id, firmId, createdAt, lastActiveAt, expiresAt],
    );
  }
  await withWholeFirm(firmId, async (tx) => {
    const member = await tx.member.findFirstOrThrow({ where: { firmId } });
    for (const age of [-49, -47]) {
      await tx.idempotencyKey.create({
        data: { firmId, id: newId(), key: `k${age}`, requestHash: '', createdAt: hours(age) },
      });
    }
    for (const days of [-91, -89]) {
      const createdAt = hours(24 * days);
      await tx.notification.create({
        data: {
          firmId,
          id: newId(),
          memberId: member.id,
          kind: 'cases-wait',
          key: `k${days}`,
          facts: {},
          createdAt,
        },
      });
    }
  });
  expect(await forgetExpired()).toMatchObject({ sessions: 2, answers: 1, notifications: 1 });
  expect(await forgetExpired()).toEqual({
    sessions: 0,
    attempts: 0,
    links: 0,
    answers: 0,
    notifications: 0,
    absenceActs: 0,
    failedDeliveries: 0,
    webhookDeliveries: 0,
    importedRows: 0,
  });
  const ended = await asOwner<{ reason: string; endedAt: string }>(
    `SELECT data ->> 'reason' AS reason, data ->> 'endedAt' AS "endedAt" FROM access_records
      WHERE firm_id = $1 AND kind = 'session-ended' ORDER BY 1`,
    [firmId],
  );
  expect(ended.map(({ reason, endedAt }) => [reason, new Date(endedAt)])).toEqual([
    ['expired', ends.expired],
    ['idle', ends.idle],
  ]);
});
