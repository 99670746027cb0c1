import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '@/lib/features/notes';
import { mergeClients } from '@/lib/features/clients';
import {
  getDashboard,
  getHeatmap,
  reportAssignments,
  reportAttorneyHistory,
  reportReassignments,
  reportWorkloadDistribution,
  reportWorkloadMonth,
} from '@/lib/features/reports';
import { replay, type Decision, type DecisionInput } from '@/lib/assignment/core';
import { findUserByEmail } from '@/lib/platform/db/identity-store';
import { disconnect } from '@/lib/platform/db/client';
import { verifyPassword } from '@/lib/platform/auth/passwords';
import type { Actor } from '@/lib/platform/auth/actor';
import { withClock } from '@/lib/platform/clock';
import { DEMO_PASSWORD } from '@/lib/tools/demo';
import { generateYear } from '@/lib/tools/demo/generate-year';
import { SMALL_FIRM } from '@/lib/tools/demo/small-firm';
import { unzip } from '@/tests/integration/archive-files';
import { asOwner } from '@/tests/integration/as-owner';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm } from '@/tests/integration/new-firm';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { exportFirmByOperator, readInFirm, type FirmReadIn } from '.';
import type { Manifest } from './manifest';
import { COLUMNS_LEFT_OUT, TABLES_LEFT_OUT } from './tables';

/* A firm with a year behind it is exported, and read into an installation that has never seen a firm. */

await useOwnDatabase();

const PRESENT = new Date('2026-11-19T20:00:00Z');
/** The story of the demo's small firm with fewer cases. */
const FIRM = { ...SMALL_FIRM, casesPerWorkday: 0.4 };
const MONTHS = ['2026-02', '2026-06', '2026-10', '2026-11'];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-archive-'));

let admin: Actor;
let secrets: string[];
let otherFirmId: string;
let before: { reports: unknown; rows: Record<string, number>; files: Map<string, string> };
let readIn: FirmReadIn;

function atPresent<T>(work: () => Promise<T>): Promise<T> {
  return withClock(() => PRESENT, work);
}

async function exportTo(name: string): Promise<string> {
  const target = path.join(folder, name);
  await pipeline(await exportFirmByOperator(admin.firmId), fs.createWriteStream(target));
  return target;
}

/** What people see of the firm. */
async function readReports(): Promise<unknown> {
  const attorneys = await asOwner<{ id: string }>(
    'SELECT id FROM attorneys WHERE firm_id = $1 ORDER BY id',
    [admin.firmId],
  );
  return {
    months: await Promise.all(
      MONTHS.map(async (month) => [
        await reportAssignments(admin, month),
        await reportWorkloadMonth(admin, month),
      ]),
    ),
    reassignments: await reportReassignments(admin, { from: '2025-11-20', to: '2026-11-19' }),
    distribution: await reportWorkloadDistribution(admin),
    heatmap: await getHeatmap(admin),
    dashboard: await getDashboard(admin),
    histories: await Promise.all(attorneys.map(({ id }) => reportAttorneyHistory(admin, id))),
  };
}

/** How many rows each table has of the firm. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await asOwner<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'firm_id' ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} WHERE firm_id = $1`,
      [admin.firmId],
    );
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

/** Whatever the firm has that opens something. */
async function listSecrets(firmId: string): Promise<string[]> {
  const rows = await asOwner<{ secret: string }>(
    `SELECT u.password_hash AS secret FROM users u JOIN user_firms f ON f.user_id = u.id
      WHERE f.firm_id = $1
     UNION SELECT key_hash FROM api_keys WHERE firm_id = $1
     UNION SELECT token_hash FROM account_links WHERE firm_id = $1`,
    [firmId],
  );
  return rows.map(({ secret }) => secret);
}

/** One client merged into a later one, which the order of their ids puts behind. */
async function mergeTwoClients(): Promise<void> {
  const [earlier, later] = await asOwner<{ id: string }>(
    `SELECT id FROM clients WHERE firm_id = $1 AND id NOT IN
            (SELECT client_id FROM ethical_walls WHERE firm_id = $1 AND client_id IS NOT NULL)
      ORDER BY id LIMIT 2`,
    [admin.firmId],
  );
  await mergeClients(admin, earlier?.id ?? '', { intoClientId: later?.id ?? '' });
}

async function openFresh(): Promise<void> {
  await disconnect();
  await useOwnDatabase();
}

beforeAll(async () => {
  const other = await newFirm();
  await other.addAttorney();
  await other.addCase();
  otherFirmId = other.firmId;
  admin = (await generateYear(FIRM, PRESENT)).admin;
  await atPresent(mergeTwoClients);
  const [noted] = await asOwner<{ id: string }>(
    'SELECT id FROM cases WHERE firm_id = $1 ORDER BY number LIMIT 1',
    [admin.firmId],
  );
  await atPresent(() =>
    addNote(admin, noted?.id ?? '', { text: 'Two lines,\n“quoted” \u2028 🌿' }),
  );
  secrets = await listSecrets(admin.firmId);
  const file = await atPresent(() => exportTo('first.zip'));
  before = {
    reports: await atPresent(readReports),
    rows: await countRows(),
    files: await unzip(file),
  };
  await openFresh();
  readIn = await atPresent(() => readInFirm(file));
}, 300_000);

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('a firm with a year behind it, read into a fresh installation', () => {
  it('is one in which everything holds', async () => {
    expect(await atPresent(findBrokenInvariants)).toEqual([]);
  });

  it('has every row of every table, but for stored answers, sessions and open links', async () => {
    const { account_links: _, idempotency_keys: __, sessions: ___, ...expected } = before.rows;
    expect(await countRows()).toMatchObject(expected);
    expect(expected.cases).toBeGreaterThan(40);
  });

  it('comes to every recorded decision again', async () => {
    const records = await asOwner<{ id: string; input: DecisionInput; result: Decision }>(
      'SELECT id, input, result FROM decisions WHERE firm_id = $1',
      [admin.firmId],
    );
    expect(records.length).toBeGreaterThan(40);
    for (const { id, input, result } of records) {
      expect(replay(input, result).differences, id).toEqual([]);
    }
  });

  it('shows the same figures in every report, and on dashboard and heatmap', async () => {
    expect(await atPresent(readReports)).toEqual(before.reports);
  });

  it('exports to the same files again', async () => {
    const again = await unzip(await atPresent(() => exportTo('again.zip')));
    const ofFirm = (files: Map<string, string>) =>
      [...files].filter(([name]) => !/^(manifest|access_records)\./.test(name));
    expect(ofFirm(again)).toEqual(ofFirm(before.files));
    // Beside those of before there is the one of this export.
    const accesses = (files: Map<string, string>) =>
      (files.get('access_records.jsonl') ?? '').split('\n');
    expect(accesses(again)).toEqual(expect.arrayContaining(accesses(before.files)));
  });

  it('lets nobody in by what they signed in with elsewhere', async () => {
    expect(readIn.newAccounts).toContain('admin@sequoiabridge.example');
    expect(readIn.knownAccounts).toEqual([]);
    for (const email of readIn.newAccounts) {
      const user = await findUserByEmail(email);
      expect(await verifyPassword(user?.passwordHash ?? '', DEMO_PASSWORD)).toBe(false);
    }
    const here = await listSecrets(admin.firmId);
    expect(here.filter((secret) => secrets.includes(secret))).toEqual([]);
  });
});

describe('the file', () => {
  it('holds nothing that opens anything, and nothing of another firm', () => {
    const text = [...before.files.values()].join('\n');
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain(otherFirmId);
  });

  it('says in its manifest what it is of, and what stayed behind', () => {
    const manifest = JSON.parse(before.files.get('manifest.json') ?? '') as Manifest;
    expect(manifest).toMatchObject({
      product: 'Evenhand',
      firm: { id: admin.firmId, name: FIRM.name },
    });
    expect(manifest.leftOut.map(({ what }) => what)).toContain('passwords');
    expect(manifest.files.map(({ table }) => `${table}.jsonl`)).toEqual(
      [...before.files.keys()].filter((name) => name !== 'manifest.json'),
    );
  });

  it('has no column that sounds like a secret', async () => {
    const columns = await asOwner<{ relname: string; attname: string }>(
      `SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity AND a.attnum > 0
          AND a.attname ~ 'password|token|secret|key_hash|link_hash' AND c.relname <> ALL ($1::text[])`,
      [TABLES_LEFT_OUT],
    );
    const kept = columns.filter(
      ({ relname, attname }) => !COLUMNS_LEFT_OUT[relname]?.includes(attname),
    );
    expect(kept).toEqual([]);
  });
});
