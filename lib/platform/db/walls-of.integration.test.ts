import { beforeAll, describe, expect, it } from 'vitest';
import { addWall } from '@/lib/features/walls';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { withFirm, withWholeFirm, type FirmTx } from './with-firm';

let firm: BuiltFirm;
let walled: { firmId: string; attorneyId: string };

const countCases = (tx: FirmTx) => tx.case.count({ where: { firmId: firm.firmId } });

beforeAll(async () => {
  firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const { client } = await openCase(firm);
  await openCase(firm);
  walled = { firmId: firm.firmId, attorneyId: firm.ids.Ana ?? '' };
  await addWall(firm.actor, {
    attorneyId: walled.attorneyId,
    clientId: client.id,
    reason: 'Represented the other side',
  });
});

describe('a transaction of someone behind a wall', () => {
  it('shows the rest of the firm, and hides nothing from anyone else', async () => {
    expect(await withFirm(walled, countCases)).toBe(1);
    expect(await withFirm({ ...walled, attorneyId: firm.ids.Ben ?? '' }, countCases)).toBe(2);
    expect(await withFirm({ ...walled, attorneyId: null }, countCases)).toBe(2);
    expect(await withWholeFirm(firm.firmId, countCases)).toBe(2);
  });

  it('leaves nothing behind on the connection', async () => {
    for (let round = 0; round < 20; round += 1) {
      expect(await withFirm(walled, countCases)).toBe(1);
      expect(await withWholeFirm(firm.firmId, countCases)).toBe(2);
    }
  });

  it('sees the whole firm only within a part that asks for it, also where that fails', async () => {
    const seen = await withFirm(walled, async (tx) => {
      const inner = await withWholeFirm(firm.firmId, countCases);
      const refused = withWholeFirm(firm.firmId, () => Promise.reject(new Error('refused')));
      await expect(refused).rejects.toThrow('refused');
      return [inner, await countCases(tx)];
    });
    expect(seen).toEqual([2, 1]);
  });

  it('sees through the viewer’s eyes within an act that decides on everything', async () => {
    const seen = await withWholeFirm(firm.firmId, async (tx) => {
      const theirs = await withFirm(walled, countCases);
      return [theirs, await countCases(tx)];
    });
    expect(seen).toEqual([1, 2]);
  });

  it('cannot be asked for two views at once', async () => {
    const both = withWholeFirm(firm.firmId, () =>
      Promise.all([withFirm(walled, countCases), withFirm(walled, countCases)]),
    );
    await expect(both).rejects.toThrow('differently at once');
  });

  it('cannot write', async () => {
    const written = withFirm(walled, (tx) =>
      tx.case.updateMany({ where: { firmId: firm.firmId }, data: { company: 'x' } }),
    );
    await expect(written).rejects.toThrow(/permission denied/);
  });
});
