import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { handleApiRequest } from '@/app/api/v1';
import { recordExport } from '@/lib/platform/audit';
import { changeCase, getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { removeDemoFirms } from './demo/remove-firms';
import { programArguments, runQuietly } from './lib/commands';

/* The operator's commands, run as processes of their own on this file's database. */

async function run(script: string, ...args: string[]) {
  const { code, output } = await runQuietly(programArguments(`scripts/${script}.ts`, args), {
    ...process.env,
  });
  return { code, output, lines: output.split('\n').filter((line) => line.startsWith('{')) };
}

async function firmWithSlug() {
  const firm = await newFirm();
  const { firmId } = firm;
  const { slug } = await withWholeFirm(firmId, (tx) =>
    tx.firmSlug.findFirstOrThrow({ where: { firmId } }),
  );
  return { firm, firmId, slug };
}

async function statusWith(apiKey: string): Promise<number> {
  const headers = { authorization: `Bearer ${apiKey}` };
  return (await handleApiRequest(new Request('http://localhost/api/v1/cases', { headers }))).status;
}

describe('npm run key:…', () => {
  it('makes a key that works, lists it without itself, and revokes it by its name', async () => {
    const { firmId, slug } = await firmWithSlug();
    const firm = ['--firm', slug];
    const made = await run('keys', 'create', ...firm, '--name', 'Intake', '--scopes', 'read');
    const { apiKey } = JSON.parse(made.lines[0] ?? '') as { apiKey: string };
    expect(await statusWith(apiKey)).toBe(200);
    const listed = await run('keys', 'list', ...firm);
    expect(listed.output).not.toContain(apiKey);
    expect(listed.lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ name: 'Intake', scope: 'read', status: 'active' }),
    );
    const revoked = await run('keys', 'revoke', ...firm, '--name', 'Intake');
    expect(revoked.code).toBe(0);
    expect(revoked.output).toContain('"name":"Intake"');
    expect(await statusWith(apiKey)).toBe(401);
    const events = await asOwner<{ by: string }>(
      `SELECT actor_name AS by FROM events WHERE firm_id = $1 AND kind = 'api-key-revoked'`,
      [firmId],
    );
    expect(events).toEqual([{ by: 'The operator' }]);
  });

  it('names what is wrong: an unknown firm, a missing name, a key that is not there', async () => {
    const { slug } = await firmWithSlug();
    const nowhere = await run('keys', 'revoke', '--firm', 'no-such-firm', '--name', 'Intake');
    expect(nowhere).toMatchObject({ code: 1 });
    expect(nowhere.output).toContain('there is no firm with the short name "no-such-firm"');
    const nameless = await run('keys', 'revoke', '--firm', slug);
    expect(nameless).toMatchObject({ code: 1 });
    expect(nameless.output).toContain('--name or --id is missing');
    const absent = await run('keys', 'revoke', '--firm', slug, '--id', newId());
    expect(absent).toMatchObject({ code: 1 });
    expect(absent.output).toContain('There is no such key');
  });
});

describe('npm run access:list', () => {
  it('prints the access records of one firm since a day, one JSON a line', async () => {
    const [{ firmId, slug }, other] = [await firmWithSlug(), await firmWithSlug()];
    const memberId = newId();
    await recordExport({ firmId, memberId }, 'cases');
    await recordExport({ firmId: other.firmId, memberId: newId() }, 'cases');
    const { code, lines } = await run('access-list', '--firm', slug);
    expect(code).toBe(0);
    const records = lines.map((line) => JSON.parse(line) as object);
    expect(records).toContainEqual(
      expect.objectContaining({
        ...{ firmId, memberId, kind: 'export' },
        data: { what: 'cases', format: 'csv' },
      }),
    );
    expect(lines.join()).not.toContain(other.firmId);
    const later = await run('access-list', '--firm', slug, '--since', '2999-01-01');
    expect(later).toMatchObject({ code: 0, lines: [] });
  });

  it('refuses a day that is none and a firm that is not there', async () => {
    const since = await run('access-list', '--since', 'yesterday');
    expect(since).toMatchObject({ code: 1 });
    expect(since.output).toContain('--since must be a day');
    const firm = await run('access-list', '--firm', 'no-such-firm');
    expect(firm).toMatchObject({ code: 1 });
    expect(firm.output).toContain('there is no firm with the short name "no-such-firm"');
  });
});

describe('npm run person:forget', () => {
  it('forgets a client by e-mail address, once no case of theirs is open', async () => {
    const { firm, slug } = await firmWithSlug();
    const opened = await firm.addCase({ client: { name: 'Wil Quist', email: 'wil@q.example' } });
    const args = ['--firm', slug, '--client', 'Wil@q.example', '--reason', 'Asked for it.'];
    const tooEarly = await run('person-forget', ...args);
    expect(tooEarly.code).toBe(1);
    expect(tooEarly.output).toContain('is open');
    await changeCase(firm.admin, opened.id, { version: opened.version, stage: 'closed' });
    const { lines } = await run('person-forget', ...args);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ clientId: opened.client.id, cases: 1 });
    const { client } = await getCase(firm.admin, opened.id);
    expect(client.name).toBe('Erased');
  });
});

describe('npm run firm:export and firm:read-in', () => {
  it('take a firm away as a file that only its owner reads, and bring it back', async () => {
    const { firmId, slug } = await firmWithSlug();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-command-'));
    const file = path.join(folder, 'firm.zip');
    const exported = await run('firm-export', '--firm', slug, '--to', file);
    expect(exported).toMatchObject({ code: 0 });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const tooEarly = await run('firm-read-in', file);
    expect(tooEarly).toMatchObject({ code: 1 });
    expect(tooEarly.output).toContain('is here already');
    await asOwner('UPDATE firm_slugs SET is_demo = true WHERE firm_id = $1', [firmId]);
    await removeDemoFirms(process.env.DATABASE_URL ?? '');
    const readIn = await run('firm-read-in', file);
    expect(readIn).toMatchObject({ code: 0 });
    expect(JSON.parse(readIn.lines[0] ?? '')).toMatchObject({ firmId, slug, apiKeys: 1 });
    expect(readIn.output).toContain('npm run user:reset');
    fs.rmSync(folder, { recursive: true });
  });
});
