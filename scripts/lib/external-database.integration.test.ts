import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asOwner } from '@/tests/integration/as-owner';
import { checkExternalDatabase } from './external-database';

function changed(change: (url: URL) => void): string {
  const url = new URL(process.env.DATABASE_URL ?? '');
  change(url);
  return url.toString();
}

async function refusal(url: string): Promise<string> {
  const error: unknown = await checkExternalDatabase(url, true).catch((e: unknown) => e);
  if (error instanceof Error && 'remedy' in error)
    return `${error.message} ${String(error.remedy)}`;
  throw new Error(`Expected a refusal with a remedy, not ${String(error)}`);
}

describe('a database given in DATABASE_URL', () => {
  it('is accepted when it is reachable, new enough and ours to fill', async () => {
    await expect(
      checkExternalDatabase(
        changed(() => undefined),
        true,
      ),
    ).resolves.toBeUndefined();
  });

  it.each(['not a url', 'mysql://u:p@localhost/db', 'postgresql://u:p@localhost:5432'])(
    'is refused when "%s" is no address of one',
    async (url) => {
      expect(await refusal(url)).toMatch(/postgresql:\/\/USER:PASSWORD@HOST:5432\/DATABASE/);
    },
  );

  it('is refused with its host when nothing answers there', async () => {
    const url = changed((it) => (it.port = '1'));
    expect(await refusal(url)).toMatch(
      /No PostgreSQL answers at 127\.0\.0\.1:1.*Start that server/,
    );
  });

  it('is refused with the user, never the password, when that is wrong', async () => {
    const text = await refusal(changed((it) => (it.password = 'hush-hush')));
    expect(text).toMatch(/refuses the user "evenhand"/);
    expect(text).not.toContain('hush-hush');
  });

  it('is refused with the statement that creates it when it does not exist', async () => {
    const text = await refusal(changed((it) => (it.pathname = '/nowhere')));
    expect(text).toContain('CREATE DATABASE "nowhere" OWNER "evenhand"');
  });

  it('is refused when its user may not create roles, unless the role is given', async () => {
    const role = `limited_${randomUUID().replaceAll('-', '')}`;
    await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    try {
      await asOwner(`GRANT CREATE ON SCHEMA public TO ${role}`);
      const url = changed((it) => Object.assign(it, { username: role, password: 'x' }));
      expect(await refusal(url)).toContain(`ALTER ROLE "${role}" CREATEROLE`);
      await expect(checkExternalDatabase(url, false)).resolves.toBeUndefined();
      await asOwner(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
      const error: unknown = await checkExternalDatabase(url, false).catch((e: unknown) => e);
      expect(error).toMatchObject({ message: expect.stringContaining('create tables') as string });
    } finally {
      await asOwner(`DROP OWNED BY ${role}`);
      await asOwner(`DROP ROLE ${role}`);
    }
  });
});
