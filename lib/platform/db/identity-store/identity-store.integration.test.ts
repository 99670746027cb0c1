import { describe, expect, it } from 'vitest';
import { createFirm } from '@/lib/features/firms';
import { prismaClient } from '../client';
import { findUserByEmail } from '../identity-store';
import { withWholeFirm } from '../with-firm';

function found(name: string) {
  const adminEmail = `${name}@firm.example`;
  return createFirm({ name, adminEmail, adminPassword: 'a long enough password' });
}

describe('the identity store', () => {
  it('shows of a user what signing in needs and nothing else', async () => {
    await found('identity-store');
    const user = await findUserByEmail('identity-store@firm.example');
    expect(Object.keys(user ?? {}).sort()).toEqual(['id', 'passwordHash']);
  });

  it('opens onto no row of any firm', async () => {
    await found('closed');
    const client = prismaClient();
    const counts = await Promise.all([
      client.firm.count(),
      client.member.count(),
      client.ruleSet.count(),
      client.event.count(),
    ]);
    expect(counts).toEqual([0, 0, 0, 0]);
  });
});

describe('withWholeFirm', () => {
  it('shows one firm’s members and never another’s', async () => {
    const [one, two] = [await found('one'), await found('two')];
    const seen = await withWholeFirm(one.firmId, (tx) => tx.member.findMany());
    expect(seen.map((member) => member.email)).toEqual(['one@firm.example']);
    const foreign = await withWholeFirm(one.firmId, (tx) =>
      tx.member.findMany({ where: { firmId: two.firmId } }),
    );
    expect(foreign).toEqual([]);
  });
});
