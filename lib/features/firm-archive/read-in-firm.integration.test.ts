import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWall, removeWall } from '@/lib/features/walls';
import { installMember } from '@/lib/features/members/install-member';
import { newId } from '@/lib/platform/ids';
import { unzip, zipUp } from '@/tests/integration/archive-files';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { useOwnDatabase } from '@/tests/integration/test-database';
import { exportFirm, exportFirmByOperator, readInFirm } from '.';
import type { Manifest } from './manifest';

// Its copies of firms are not whole, and it counts the rows of all.
await useOwnDatabase();

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-read-in-'));
const SLUG = 'read-in-elsewhere';

let firm: TestFirm;
let files: Map<string, string>;

beforeAll(async () => {
  firm = await newFirm();
  await firm.addAttorney();
  await firm.addCase();
  const file = path.join(folder, 'firm.zip');
  await pipeline(await exportFirmByOperator(firm.firmId), fs.createWriteStream(file));
  files = await unzip(file);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The firm's file with some changes; where it says so, with the checksums that fit to them. */
async function changed(
  change: (files: Map<string, string>, manifest: Manifest) => void,
  { honest = false } = {},
): Promise<string> {
  const copy = new Map(files);
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as Manifest;
  change(copy, manifest);
  if (honest) {
    for (const file of manifest.files) {
      const content = copy.get(`${file.table}.jsonl`) ?? '';
      file.bytes = Buffer.byteLength(content);
      file.sha256 = createHash('sha256').update(content).digest('hex');
    }
  }
  copy.set('manifest.json', JSON.stringify(manifest));
  const target = path.join(folder, `${newId()}.zip`);
  await zipUp(target, copy);
  return target;
}

async function everyRow(): Promise<unknown> {
  return asOwner(
    `SELECT (SELECT count(*)::int FROM firms) AS firms, (SELECT count(*)::int FROM users) AS users,
            (SELECT count(*)::int FROM cases) AS cases, (SELECT count(*)::int FROM events) AS events`,
  );
}

describe('a firm is refused, and nothing is left of it,', () => {
  it.each<[string, Parameters<typeof changed>[0], RegExp]>([
    [
      'where a letter of a file is another one',
      (copy) => copy.set('cases.jsonl', (copy.get('cases.jsonl') ?? '').replace('H-1B', 'H-2B')),
      /cases\.jsonl is not the file that was written/,
    ],
    [
      'where a file is missing',
      (copy) => copy.delete('events.jsonl'),
      /events\.jsonl is not in the file/,
    ],
    [
      'where a file is in it that was not written',
      (copy) => copy.set('more.jsonl', '{}\n'),
      /more\.jsonl is not in its manifest/,
    ],
    [
      'where its manifest is of another product',
      (_, manifest) => Object.assign(manifest, { product: 'Otherhand' }),
      /not a manifest of this format: product/,
    ],
    [
      'where its database was older',
      (_, manifest) => Object.assign(manifest, { schema: '20200101000000_first' }),
      /version 20200101000000_first; this one has \d+.*Bring the other installation/,
    ],
    [
      'where its database was newer',
      (_, manifest) => Object.assign(manifest, { schema: '29990101000000_last' }),
      /Bring this installation to the version of the other/,
    ],
    [
      'where a table of ours is not in it',
      (copy, manifest) => {
        copy.delete('handoffs.jsonl');
        manifest.files = manifest.files.filter(({ table }) => table !== 'handoffs');
      },
      /other tables than this database: handoffs/,
    ],
  ])('%s', async (_, change, message) => {
    const before = await everyRow();
    const file = await changed((copy, manifest) => {
      manifest.firm.id = newId();
      change(copy, manifest);
    });
    await expect(readInFirm(file, { slug: SLUG })).rejects.toThrow(message);
    expect(await everyRow()).toEqual(before);
  });

  it('where the file is cut off', async () => {
    const file = await changed(() => undefined);
    fs.truncateSync(file, fs.statSync(file).size - 30);
    await expect(readInFirm(file)).rejects.toThrow(/cannot be read as a zip file/);
  });

  it('where its short name is taken, and where it is here already', async () => {
    const file = await changed(() => undefined);
    await expect(readInFirm(file)).rejects.toThrow(/is here already\. Give .* --slug NAME/);
    await expect(readInFirm(file, { slug: SLUG })).rejects.toThrow(
      /is here already\. Read it into/,
    );
  });

  it('where a row refers to none, however right its checksums are', async () => {
    const before = await everyRow();
    const file = await changed(
      (copy, manifest) => {
        manifest.firm.id = newId();
        const lines = copy.get('assignments.jsonl') ?? '';
        const broken = lines.replace(/"attorney_id":"[^"]+"/, `"attorney_id":"${newId()}"`);
        copy.set('assignments.jsonl', broken);
      },
      { honest: true },
    );
    await expect(readInFirm(file, { slug: SLUG })).rejects.toThrow(
      /A row of assignments does not fit/,
    );
    expect(await everyRow()).toEqual(before);
  });
});

describe('a member with an account', () => {
  it('comes in with it, under the password that they have here', async () => {
    const firmId = newId();
    // The keys of the first are here already.
    const file = await changed(
      (copy, manifest) => {
        manifest.firm.id = firmId;
        copy.set('api_keys.jsonl', '');
        manifest.files = manifest.files.map((one) =>
          one.table === 'api_keys' ? { ...one, rows: 0 } : one,
        );
      },
      { honest: true },
    );
    const { newAccounts, knownAccounts } = await readInFirm(file, { slug: SLUG });
    expect(newAccounts).toEqual([]);
    expect(knownAccounts.length).toBeGreaterThan(0);
    const users = await asOwner<{ email: string }>(
      `SELECT u.email FROM members m JOIN users u ON u.id = m.user_id WHERE m.firm_id = $1`,
      [firmId],
    );
    expect(users.map(({ email }) => email).sort()).toEqual([...knownAccounts].sort());
  });
});

describe('an admin', () => {
  it('exports the firm, which is on record before they have it', async () => {
    const member = await memberOf(firm, 'admin');
    const file = await exportFirm({ ...firm.as('admin'), id: member });
    file.destroy();
    const records = await asOwner(
      `SELECT data FROM access_records WHERE firm_id = $1 AND member_id = $2 AND kind = 'export'`,
      [firm.firmId, member],
    );
    expect(records).toEqual([{ data: { what: 'firm', format: 'zip' } }]);
  });

  it('does not export it from behind a wall, which the file would open', async () => {
    const walled = await newFirm();
    const attorney = await walled.addAttorney();
    const { client } = await walled.addCase();
    const reason = 'A cousin of the client.';
    const wall = { attorneyId: attorney.id, clientId: client.id, reason };
    const { id } = await addWall(walled.admin, wall);
    const actor = walled.as('admin', attorney.id);
    await expect(exportFirm(actor)).rejects.toThrow(/does not show you all of them/);
    await removeWall(walled.admin, id);
    (await exportFirm(actor)).destroy();
  });

  it('exports no second file while one is being written, and no seventh within an hour', async () => {
    const busy = await newFirm();
    const actor = busy.as('admin');
    const first = await exportFirm(actor);
    await expect(exportFirm(actor)).rejects.toThrow(/is being written at this moment/);
    await closed(first);
    for (let times = 1; times < 6; times += 1) await closed(await exportFirm(actor));
    await expect(exportFirm(actor)).rejects.toThrow(/six times within an hour/);
  });

  it('is the only one who does', async () => {
    for (const role of ['manager', 'attorney', 'intake'] as const) {
      await expect(exportFirm(firm.as(role))).rejects.toMatchObject({ needs: 'firm.export' });
    }
  });
});

async function memberOf({ admin }: TestFirm, role: 'admin'): Promise<string> {
  const email = `${newId()}@example.com`;
  const member = await installMember(admin, {
    ...{ name: 'Ada Admin', email, role },
    password: 'four words nobody has guessed',
  });
  return member.id;
}

async function closed(file: Awaited<ReturnType<typeof exportFirm>>): Promise<void> {
  const gone = new Promise((resolve) => file.once('close', resolve));
  file.destroy();
  await gone;
}
