import { describe, expect, it } from 'vitest';
import { handleApiRequest } from '@/app/api/v1';
import { flushGathered } from '@/lib/platform/audit';
import { withClock } from '@/lib/platform/clock';
import { checkFirm } from '@/lib/tools/doctor';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { MAX_ACTIVE_KEYS } from '@/lib/contracts/api-key-codes';
import { listApiKeys, makeApiKey, revokeApiKey, succeedApiKey, type MadeApiKey } from './index';
import type { MakeApiKeyInput } from '@/lib/contracts/api-key';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const WANTED: MakeApiKeyInput = { name: 'Intake system', scopes: ['write'], validFor: '90' };

async function ask(apiKey: string): Promise<{ status: number; body: unknown }> {
  const response = await handleApiRequest(
    new Request('http://localhost/api/v1/cases', {
      headers: { authorization: `Bearer ${apiKey}` },
    }),
  );
  return { status: response.status, body: await response.json() };
}

const inDays = <T>(days: number, work: () => Promise<T>): Promise<T> => {
  const then = new Date(Date.now() + days * DAY_MS);
  return withClock(() => then, work);
};

async function madeIn(firm: TestFirm, change: Partial<MakeApiKeyInput> = {}): Promise<MadeApiKey> {
  return makeApiKey(firm.admin, { ...WANTED, ...change });
}

describe('an API key', () => {
  it('works from its making to its revocation, which holds on the next request', async () => {
    const firm = await newFirm();
    const { id, apiKey } = await madeIn(firm);
    expect((await ask(apiKey)).status).toBe(200);
    expect(await revokeApiKey(firm.admin, id)).toBe('Intake system');
    expect((await ask(apiKey)).status).toBe(401);
    await expect(revokeApiKey(firm.admin, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused once it has expired, with a code and what to do', async () => {
    const { apiKey } = await madeIn(await newFirm());
    await inDays(89, async () => expect((await ask(apiKey)).status).toBe(200));
    await inDays(91, async () => {
      expect(await ask(apiKey)).toMatchObject({
        status: 401,
        body: { code: 'key-expired' },
      });
    });
  });

  it('works through the last day that was given, where the firm is', async () => {
    const firm = await newFirm(undefined, 'America/Los_Angeles');
    const made = await madeIn(firm, { validFor: 'date', expiresOn: '2031-03-04' });
    expect(made.expiresAt).toBe('2031-03-05T08:00:00.000Z');
    const refusals = [
      [{ validFor: 'date' }, 'expiresOn'],
      [{ validFor: 'date', expiresOn: '2020-01-01' }, 'expiresOn'],
      [{ validFor: 'date', expiresOn: '2999-01-01' }, 'expiresOn'],
      [{ scopes: [] }, 'scopes'],
      [{ name: ' ' }, 'name'],
    ] as const;
    for (const [change, path] of refusals) {
      await expect(
        madeIn(firm, { name: 'Other', ...change } as Partial<MakeApiKeyInput>),
      ).rejects.toMatchObject({
        code: 'validation-failed',
        fields: [expect.objectContaining({ path })],
      });
    }
  });

  it('is listed without itself: its ends, scope, maker, and when it was last used', async () => {
    const firm = await newFirm();
    const { apiKey, scopes } = await madeIn(firm);
    expect(scopes).toEqual(['read', 'write']);
    await ask(apiKey);
    const [listed] = await listApiKeys(firm.admin);
    expect(listed?.lastUsedAt).not.toBeNull();
    expect(listed).toMatchObject({
      name: 'Intake system',
      shown: `eh_…${apiKey.slice(-4)}`,
      scope: 'write',
      status: 'active',
      madeBy: firm.admin.name,
    });
    expect(JSON.stringify(await listApiKeys(firm.admin))).not.toContain(apiKey);
  });

  it('is noted as used at most once a minute', async () => {
    const firm = await newFirm();
    const { apiKey } = await madeIn(firm);
    const startMs = Date.now();
    const usedAt = async (afterMs: number) => {
      await withClock(
        () => new Date(startMs + afterMs),
        () => ask(apiKey),
      );
      return (await listApiKeys(firm.admin))[0]?.lastUsedAt;
    };
    const first = await usedAt(1000);
    expect(await usedAt(30_000)).toBe(first);
    expect(await usedAt(62_000)).toBe(new Date(startMs + 62_000).toISOString());
  });

  it('has a name that no other active key has, in any case of letters', async () => {
    const firm = await newFirm();
    const { id } = await madeIn(firm);
    await expect(madeIn(firm, { name: 'intake SYSTEM' })).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: 'name' })],
    });
    await revokeApiKey(firm.admin, id);
    expect(await madeIn(firm)).toMatchObject({ name: 'Intake system' });
  });

  it('is one of at most fifty that a firm has at a time', async () => {
    const firm = await newFirm();
    // The firm was founded with one.
    for (let index = 1; index < MAX_ACTIVE_KEYS; index += 1) {
      await madeIn(firm, { name: `Key ${index}` });
    }
    await expect(madeIn(firm)).rejects.toMatchObject({ code: 'conflict' });
    const [newest] = await listApiKeys(firm.admin);
    await revokeApiKey(firm.admin, newest?.id ?? '');
    expect(await madeIn(firm)).toMatchObject({ name: 'Intake system' });
  });

  it('gives its place to a successor with the same scopes, both working for the overlap', async () => {
    const firm = await newFirm();
    const former = await madeIn(firm);
    const next = await succeedApiKey(firm.admin, {
      keyId: former.id,
      name: 'Intake system 2',
      validFor: 'never',
      overlapDays: '7',
    });
    expect(next.scopes).toEqual(former.scopes);
    await inDays(6, async () => {
      expect((await ask(former.apiKey)).status).toBe(200);
      expect((await ask(next.apiKey)).status).toBe(200);
    });
    await inDays(8, async () => {
      expect((await ask(former.apiKey)).status).toBe(401);
      expect((await ask(next.apiKey)).status).toBe(200);
    });
    const [listed] = await listApiKeys(firm.admin);
    expect(listed).toMatchObject({ name: 'Intake system 2', successorOf: 'Intake system' });
  });

  it('is made, seen and revoked by admins of its firm only', async () => {
    const firm = await newFirm();
    const { id } = await madeIn(firm);
    for (const role of ['manager', 'attorney', 'intake'] as const) {
      const other = firm.as(role);
      await expect(makeApiKey(other, WANTED)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(listApiKeys(other)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(revokeApiKey(other, id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const stranger = (await newFirm()).admin;
    await expect(revokeApiKey(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
    const succession = { keyId: id, name: 'Mine', validFor: 'never', overlapDays: '1' } as const;
    await expect(succeedApiKey(stranger, succession)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listApiKeys(stranger)).map((key) => key.name)).toEqual(['First key']);
  });

  it('is on record: made, shortened, revoked, refused', async () => {
    const firm = await newFirm();
    const former = await madeIn(firm);
    const { firmId, admin } = firm;
    const succession = {
      keyId: former.id,
      name: 'B',
      validFor: 'never',
      overlapDays: '1',
    } as const;
    await succeedApiKey(admin, succession);
    await revokeApiKey(admin, former.id);
    await ask(former.apiKey);
    await flushGathered(true);
    const events = await asOwner<{ kind: string }>(
      `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE 'api-key-%' ORDER BY seq`,
      [firmId],
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'api-key-made',
      'api-key-made',
      'api-key-shortened',
      'api-key-made',
      'api-key-revoked',
    ]);
    const refused = await asOwner<{ kind: string; key: string; data: unknown }>(
      'SELECT kind, key_id AS key, data FROM access_records WHERE firm_id = $1',
      [firmId],
    );
    expect(refused).toEqual([
      { kind: 'api-key-refused', key: former.id, data: { reason: 'revoked' } },
    ]);
    expect(await checkFirm(firmId)).toEqual([]);
  });

  it.each([
    ['given more scopes', `UPDATE api_keys SET scopes = '{read,write,admin}'`],
    ['given a longer life', 'UPDATE api_keys SET expires_at = NULL'],
    ['brought back', 'UPDATE api_keys SET revoked_at = NULL'],
    ['replaced by another', `UPDATE api_keys SET key_hash = md5(id::text)`],
    ['taken away', 'DELETE FROM api_keys'],
    [
      'slipped in',
      `INSERT INTO api_keys (id, firm_id, name, key_hash, scopes, created_at)
       SELECT gen_random_uuid(), firm_id, 'Mine', md5(id::text), scopes, created_at FROM api_keys`,
    ],
  ])('betrays to doctor that it was %s past the product', async (_how, sql) => {
    const firm = await newFirm();
    const { id } = await madeIn(firm);
    await revokeApiKey(firm.admin, id);
    await asOwner(`${sql} WHERE id = $1`, [id]);
    const checks = (await checkFirm(firm.firmId)).map(({ check }) => check);
    expect(checks).toEqual(['key-trail']);
  });
});
