import { beforeAll, describe, expect, test } from 'vitest';
import { listWaiting } from '@/lib/assignment';
import { listAttorneys } from '@/lib/features/attorneys';
import { systemActor } from '@/lib/platform/auth/actor';
import { verifyPassword } from '@/lib/platform/auth/passwords';
import { withClock } from '@/lib/platform/clock';
import { findFirmIdBySlug, findUserByEmail } from '@/lib/platform/db/identity-store';
import { createDemoFirms, DEMO_SIGN_INS, findDemo } from '@/lib/tools/demo';
import { generateYear } from '@/lib/tools/demo/generate-year';
import { SMALL_FIRM } from '@/lib/tools/demo/small-firm';
import { findPasswordProblem } from '@/lib/platform/auth/password-policy';
import { asOwner } from '@/tests/integration/as-owner';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { refreshDemoPasswords } from './refresh-passwords';
import { removeDemoFirms } from './remove-firms';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/** A Thursday afternoon, after the season and before the holidays. */
const PRESENT = new Date('2026-11-19T20:00:00Z');

let other: TestFirm;
let demo: { firmId: string; slug: string }[];
/** What the small firm of the demo went through. */
let story: unknown[];

beforeAll(async () => {
  other = await newFirm();
  await other.addAttorney();
  await other.addCase();
  expect(await findDemo()).toBe('absent');
  demo = await createDemoFirms(PRESENT);
  story = await storyOf(demo.at(-1)?.firmId ?? '');
}, 300_000);

/** What became of every case, without the ids, which differ. */
async function storyOf(firmId: string) {
  return asOwner(
    `SELECT c.number, l.name AS client, c.visa_type, c.complexity, c.stage, c.received_at,
            c.deadline, a.name AS holder,
            (SELECT count(*)::int FROM assignments s
              WHERE s.firm_id = c.firm_id AND s.case_id = c.id) AS holders
       FROM cases c
       JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
       LEFT JOIN attorneys a ON a.firm_id = c.firm_id AND a.id = c.attorney_id
      WHERE c.firm_id = $1 ORDER BY c.number`,
    [firmId],
  );
}

function atPresent<T>(work: () => Promise<T>): Promise<T> {
  return withClock(() => PRESENT, work);
}

async function rosterOf(firmId: string) {
  return (await listAttorneys(systemActor(firmId), { limit: 200 })).items;
}

describe('the demo', () => {
  test('has counters, intervals and an audit trail that are true', async () => {
    expect(await atPresent(findBrokenInvariants)).toEqual([]);
  });

  test('has a firm of twelve attorneys, one of whom has left, and one of four', async () => {
    const [large, small] = await Promise.all(demo.map(({ firmId }) => rosterOf(firmId)));
    expect(large).toHaveLength(12);
    expect(large?.filter(({ active }) => !active).map(({ openCases }) => openCases)).toEqual([0]);
    expect(small).toHaveLength(4);
    expect([large, small].flat().every((one) => one?.memberId !== null)).toBe(true);
  });

  test('is busy, but no one is beyond capacity by the rules’ doing', async () => {
    for (const { firmId } of demo) {
      const active = (await rosterOf(firmId)).filter((one) => one.active);
      const mean = active.reduce((sum, one) => sum + one.utilization, 0) / active.length;
      expect(mean).toBeGreaterThan(0.4);
      expect(mean).toBeLessThan(0.95);
      expect(Math.min(...active.map((one) => one.utilization))).toBeGreaterThan(0.2);
    }
  });

  test('has colleagues who cover, or will, for the person who is away', async () => {
    const covers = await asOwner<{ status: string }>(
      'SELECT status FROM covers WHERE firm_id = ANY ($1)',
      [demo.map(({ firmId }) => firmId)],
    );
    expect(covers.length).toBeGreaterThan(0);
    expect(covers.every(({ status }) => status === 'planned' || status === 'active')).toBe(true);
  });

  test('has a few cases waiting, each with a reason for every attorney', async () => {
    for (const { firmId } of demo) {
      const { items } = await atPresent(() => listWaiting(systemActor(firmId)));
      expect(items.length).toBeGreaterThanOrEqual(2);
      expect(items.length).toBeLessThanOrEqual(6);
      for (const { reasons } of items) {
        expect(reasons.every(({ exclusions }) => exclusions.length > 0)).toBe(true);
      }
    }
  });

  test('has a past: handoffs that bounced, absences, rule versions, a wall, an open question', async () => {
    const [counts] = await asOwner<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM handoffs) AS handoffs,
              (SELECT count(*)::int FROM handoffs WHERE status = 'pending') AS questions,
              (SELECT count(*)::int FROM (SELECT case_id FROM handoffs WHERE status <> 'pending'
                GROUP BY case_id HAVING count(*) > 1) b) AS bounced,
              (SELECT count(*)::int FROM absences) AS absences,
              (SELECT count(*)::int FROM rule_sets WHERE version > 2) AS rules,
              (SELECT count(*)::int FROM ethical_walls) AS walls,
              (SELECT count(DISTINCT stage)::int FROM cases) AS stages,
              (SELECT count(*)::int FROM cases WHERE received_at > $1::timestamptz) AS future`,
      [PRESENT],
    );
    expect(counts).toMatchObject({ questions: 1, walls: 2, stages: 8 });
    expect(counts?.handoffs).toBeGreaterThan(40);
    expect(counts?.bounced).toBeGreaterThan(2);
    expect(counts?.absences).toBeGreaterThan(20);
  });

  test('lets every role of both firms in with the passwords it names', async () => {
    expect(DEMO_SIGN_INS.map(({ role }) => role).sort()).toEqual(
      ['admin', 'attorney', 'intake', 'manager'].flatMap((role) => [role, role]),
    );
    await asOwner(`UPDATE users SET password_hash = 'of an earlier version'`);
    await refreshDemoPasswords(process.env.DATABASE_URL ?? '');
    for (const { email, password } of DEMO_SIGN_INS) {
      expect(findPasswordProblem(password, { email })).toBeNull();
      const user = await findUserByEmail(email);
      expect(await verifyPassword(user?.passwordHash ?? null, password)).toBe(true);
    }
  });

  test('goes away in one piece, and leaves every other firm as it was', async () => {
    const before = await rowsOf(other.firmId);
    expect(await findDemo()).toBe('complete');
    const removed = await removeDemoFirms(process.env.DATABASE_URL ?? '');
    expect(removed.map(({ slug }) => slug)).toEqual(demo.map(({ slug }) => slug));
    expect(await findDemo()).toBe('absent');
    expect(await rowsOf(other.firmId)).toEqual(before);
    for (const { firmId, slug } of demo) {
      expect(await findFirmIdBySlug(slug)).toBeNull();
      expect(Object.values(await rowsOf(firmId)).every((rows) => rows === 0)).toBe(true);
    }
    const [users] = await asOwner<{ count: number }>('SELECT count(*)::int FROM users');
    expect(users?.count).toBe(1);
    expect(await removeDemoFirms(process.env.DATABASE_URL ?? '')).toEqual([]);
  });

  test('tells the same story again for the same present', async () => {
    expect(story.length).toBeGreaterThan(100);
    const again = await generateYear(SMALL_FIRM, PRESENT);
    expect(await storyOf(again.firmId)).toEqual(story);
  });
});

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
