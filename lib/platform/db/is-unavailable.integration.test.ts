import { PrismaPg } from '@prisma/adapter-pg';
import { describe, expect, test } from 'vitest';
import { newFirm } from '@/tests/integration/new-firm';
import { asOwner } from '@/tests/integration/as-owner';
import { PrismaClient } from './generated/client';
import { isDatabaseUnavailable } from './is-unavailable';
import { withWholeFirm } from './with-firm';

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  );
}

describe('a database that is unavailable', () => {
  test('is recognised when nothing listens at its address', async () => {
    const adapter = new PrismaPg({ connectionString: 'postgres://nobody@127.0.0.1:1/nowhere' });
    const client = new PrismaClient({ adapter });
    expect(isDatabaseUnavailable(await errorOf(() => client.$queryRaw`SELECT 1`))).toBe(true);
    await client.$disconnect();
  });

  test('is recognised when it ends a connection in the middle of the work', async () => {
    const { firmId } = await newFirm();
    const error = await errorOf(() =>
      withWholeFirm(firmId, async (tx) => {
        const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await asOwner(`SELECT pg_terminate_backend(${own?.pid ?? 0})`);
        return tx.case.count({ where: { firmId } });
      }),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('is not blamed for a statement that is wrong', async () => {
    const { firmId } = await newFirm();
    const error = await errorOf(() => withWholeFirm(firmId, (tx) => tx.$queryRaw`SELECT nonsense`));
    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
