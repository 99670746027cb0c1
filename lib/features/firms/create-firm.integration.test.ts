import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { systemActor } from '@/lib/platform/auth/actor';
import { loadViewer } from '@/lib/platform/auth/load-viewer';
import { signInWithPassword } from '@/lib/platform/auth/sign-in';
import { acceptAsNewUser } from '@/lib/features/identity';
import { newId } from '@/lib/platform/ids';
import { hashApiKey } from '@/lib/platform/auth/api-keys';
import { findApiKeyByHash, findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { getRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import { createFirm } from './index';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const admin = (adminEmail: string) => ({ adminEmail, adminPassword: 'a long enough password' });

describe('createFirm', () => {
  it('leaves a firm that can begin: rules, an admin, a key with every scope', async () => {
    const firm = await createFirm({ name: 'Ruiz LLP', ...admin('ana@ruiz.example') });
    expect(firm).toMatchObject({ slug: 'ruiz-llp', adminEmail: 'ana@ruiz.example' });
    expect(firm.apiKey).toMatch(/^eh_[\w-]{43}$/);
    expect(await findFirmIdBySlug('ruiz-llp')).toBe(firm.firmId);
    expect(await findApiKeyByHash(hashApiKey(firm.apiKey))).toMatchObject({
      firmId: firm.firmId,
      scopes: ['read', 'write', 'admin'],
    });
    const rules = await getRules(systemActor(firm.firmId));
    expect(rules).toMatchObject({ version: 1, strategy: DEFAULT_RULE_SET.strategy });
  });

  it('stores neither the password nor the key', async () => {
    const { firmId, apiKey } = await createFirm({ name: 'Secret LLP', ...admin('s@s.example') });
    const [row] = await asOwner<{ stored: string }>(
      `SELECT u.password_hash || k.key_hash AS stored
         FROM users u JOIN user_firms f ON f.user_id = u.id JOIN api_keys k USING (firm_id)
        WHERE firm_id = $1`,
      [firmId],
    );
    expect(row?.stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.stored).not.toContain(apiKey);
    expect(row?.stored).not.toContain('a long enough password');
  });

  it('numbers the short names of firms with the same name', async () => {
    const slugs = [];
    for (const email of ['a@twin.example', 'b@twin.example', 'c@twin.example']) {
      slugs.push((await createFirm({ name: 'Twin', ...admin(email) })).slug);
    }
    expect(slugs).toEqual(['twin', 'twin-2', 'twin-3']);
  });

  it('asks an admin who has an account already, instead of joining them to the firm', async () => {
    const first = await createFirm({ name: 'One', ...admin('same@person.example') });
    const second = await createFirm({ name: 'Two', ...admin('Same@person.example') });
    expect(first.invitation).toBeNull();
    expect(second.invitation).toMatchObject({
      email: 'same@person.example',
      path: expect.stringMatching(/^\/invitation\/[\w-]{43}$/) as string,
    });
    const joined = await asOwner('SELECT 1 FROM user_firms WHERE firm_id = $1', [second.firmId]);
    expect(joined).toEqual([]);
  });

  it('lets the admin set their own password where none is given', async () => {
    const { invitation } = await createFirm({ name: 'Own', adminEmail: 'own@person.example' });
    const newPassword = 'seven quiet herons by the lake';
    const token = invitation?.path.split('/')[2] ?? '';
    await acceptAsNewUser({ token, name: 'Olu', newPassword });
    const attempt = { email: 'own@person.example', password: newPassword, address: newId() };
    const { sessionId } = await signInWithPassword(attempt);
    expect(await loadViewer(sessionId)).toMatchObject({ role: 'admin', name: 'Olu' });
  });

  it('names every wrong argument and writes nothing', async () => {
    const attempt = createFirm({
      name: ' ',
      adminEmail: 'nope',
      adminPassword: 'short',
      timeZone: 'Mars/Base',
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'validation-failed',
      fields: [
        { path: 'name' },
        { path: 'adminEmail' },
        { path: 'adminPassword' },
        { path: 'timeZone' },
      ],
    });
    const rows = await asOwner(`SELECT 1 FROM users WHERE email = 'nope'`);
    expect(rows).toEqual([]);
  });
});
