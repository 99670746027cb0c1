import { describe, expect, test, vi } from 'vitest';
import { flushGathered } from '@/lib/platform/audit';
import { makeApiKey } from '@/lib/features/api-keys';
import { generateApiKey } from '@/lib/platform/auth/api-keys';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { logger } from '@/lib/platform/logger';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { handleApiRequest, OPERATIONS } from './';
import { hasScope, type Scope } from '@/lib/platform/auth/scopes';

async function keyWith(firm: TestFirm, scopes: Scope[]): Promise<string> {
  const name = scopes.length === 1 && scopes[0] === 'write' ? 'Test key' : `Key ${newId()}`;
  const { apiKey } = await makeApiKey(firm.admin, { name, scopes, validFor: 'never' });
  return apiKey;
}

async function call(key: string, method: string, path: string, body?: unknown) {
  const response = await handleApiRequest(
    new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text || 'null') as Record<string, unknown> };
}

describe('a key', () => {
  test('reaches exactly the calls of its scope, and is told which scope it lacks', async () => {
    const firm = await newFirm();
    for (const scope of ['read', 'write', 'admin'] as const) {
      const key = await keyWith(firm, [scope]);
      for (const operation of OPERATIONS) {
        const path = operation.path.replaceAll(/{\w+}/g, newId());
        const { status, body } = await call(key, operation.method, path);
        const label = `${scope}: ${operation.method} ${operation.path}`;
        const isOpen = hasScope([scope], operation.scope);
        expect(status === 403, label).toBe(!isOpen);
        if (!isOpen) expect(body['detail'], label).toContain(`"${operation.scope}"`);
        expect(status, label).not.toBe(500);
      }
    }
  });

  test('that lacks a scope is on record with the call and the scope', async () => {
    const firm = await newFirm();
    const key = await keyWith(firm, ['read']);
    expect((await call(key, 'POST', '/walls')).status).toBe(403);
    expect((await call(key, 'POST', '/walls')).status).toBe(403);
    await flushGathered(true);
    const records = await withWholeFirm(firm.firmId, (tx) =>
      tx.accessRecord.findMany({ where: { firmId: firm.firmId } }),
    );
    expect(records).toMatchObject([
      {
        kind: 'refused',
        count: 2,
        data: { what: 'operation', operation: 'raiseWall', needs: 'scope:admin', has: 'read' },
      },
    ]);
  });

  test('is named in the log by its id and its firm’s, also where it was refused', async () => {
    const firm = await newFirm();
    const key = await keyWith(firm, ['read']);
    const lines: unknown[] = [];
    vi.spyOn(logger, 'info').mockImplementation((line: unknown) => void lines.push(line));
    await call(key, 'GET', '/cases');
    await call(key, 'POST', '/cases', {});
    await call('eh_unknown', 'GET', '/cases');
    const { firmId } = firm;
    const keyId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect(lines).toMatchObject([
      { status: 200, firmId, keyId },
      { status: 403, firmId, keyId },
      { status: 401 },
    ]);
    expect(lines[2]).not.toHaveProperty('firmId');
  });

  test('acts under its own name', async () => {
    const firm = await newFirm();
    const key = await keyWith(firm, ['write']);
    const opened = await call(key, 'POST', '/cases', { client: { name: 'A' }, visaType: 'TN' });
    expect(opened.status).toBe(201);
    const event = await withWholeFirm(firm.firmId, (tx) =>
      tx.event.findFirstOrThrow({ where: { firmId: firm.firmId }, orderBy: { seq: 'desc' } }),
    );
    expect(event).toMatchObject({ actorKind: 'api-key', actorName: 'Test key' });
  });

  test('that was revoked is refused like one that never was', async () => {
    const firm = await newFirm();
    const key = await keyWith(firm, ['read']);
    expect((await call(key, 'GET', '/cases')).status).toBe(200);
    await withWholeFirm(firm.firmId, (tx) =>
      tx.apiKey.updateMany({ where: { firmId: firm.firmId }, data: { revokedAt: now() } }),
    );
    const revoked = await call(key, 'GET', '/cases');
    expect(revoked.status).toBe(401);
    expect(revoked).toEqual(await call(generateApiKey(), 'GET', '/cases'));
  });
});
