import { describe, expect, it } from 'vitest';
import { outsideFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm } from '@/tests/integration/build-firm';
import { flushGathered, recordAccess, recordFirmSwitch } from './index';

interface Row {
  kind: string;
  member: string | null;
  address: string | null;
  count: number;
  data: Record<string, unknown>;
}

function recordsOf(firmId: string): Promise<Row[]> {
  return asOwner<Row>(
    `SELECT kind, member_id AS member, address, count, data FROM access_records
      WHERE firm_id = $1 ORDER BY id`,
    [firmId],
  );
}

function firmlessRecordsFrom(address: string): Promise<Row[]> {
  return asOwner<Row>(
    'SELECT kind, user_id AS member, address, count, data FROM door_records WHERE address = $1 ORDER BY id',
    [address],
  );
}

async function adminOf(firmId: string): Promise<{ userId: string; memberId: string }> {
  const [row] = await asOwner<{ userId: string; memberId: string }>(
    'SELECT user_id AS "userId", id AS "memberId" FROM members WHERE firm_id = $1',
    [firmId],
  );
  if (!row) throw new Error('The firm has no admin.');
  return row;
}

const failure = { kind: 'sign-in-failed', data: { reason: 'wrong-password' } } as const;

describe('an access record', () => {
  it('is on record in the firm of the person, named by their membership', async () => {
    const { firmId } = await buildFirm();
    const { userId, memberId } = await adminOf(firmId);
    const sessionId = newId();
    const address = '192.0.2.1';
    await recordAccess({ kind: 'sign-in', firmId, userId, address, data: { sessionId } });
    await recordAccess({ ...failure, userId, email: 'typed@firm.example', address });
    await flushGathered(true);
    expect(await recordsOf(firmId)).toEqual([
      { kind: 'sign-in', member: memberId, address, count: 1, data: { sessionId } },
      { kind: failure.kind, member: memberId, address, count: 1, data: failure.data },
    ]);
  });

  it('is on record for the operator where no one has the address, which is not kept as typed', async () => {
    const address = '192.0.2.2';
    const data = { reason: 'unknown-account' } as const;
    await recordAccess({ kind: 'sign-in-failed', email: 'my password', address, data });
    await recordAccess({ kind: 'sign-in-failed', email: 'other', address, data });
    await flushGathered(true);
    const rows = await firmlessRecordsFrom(address);
    expect(rows.map(({ kind }) => kind)).toEqual(['sign-in-failed', 'sign-in-failed']);
    const digests = rows.map((row) => row.data.emailDigest);
    expect(new Set(digests).size).toBe(2);
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(rows)).not.toContain('my password');
  });

  it('takes one row for a thousand failures alike, with their number', async () => {
    const { firmId } = await buildFirm();
    const { userId } = await adminOf(firmId);
    for (let index = 0; index < 1000; index += 1) await recordAccess({ ...failure, userId });
    await flushGathered(true);
    expect(await recordsOf(firmId)).toMatchObject([{ kind: 'sign-in-failed', count: 1000 }]);
  });

  it('takes a bounded number of rows for failures that are all different, and says what it dropped', async () => {
    const { firmId } = await buildFirm();
    for (let index = 0; index < 500; index += 1) {
      const address = `198.51.${index >> 8}.${index & 255}`;
      await recordAccess({ ...failure, firmId, address });
    }
    await flushGathered(true);
    const rows = await recordsOf(firmId);
    expect(rows.length).toBeLessThan(100);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(rows.find(({ kind }) => kind === 'records-dropped')).toMatchObject({
      count: 440,
      data: { kind: 'sign-in-failed' },
    });
  });

  it('waits for no one who holds the firm’s lock', async () => {
    const { firmId } = await buildFirm();
    await withWholeFirm(
      firmId,
      async () => {
        await recordAccess({ ...failure, firmId });
        await outsideFirm(() => flushGathered(true));
        const data = { sessionId: newId() };
        await outsideFirm(() => recordAccess({ kind: 'sign-in', firmId, data }));
      },
      { lock: true },
    );
    expect(await recordsOf(firmId)).toMatchObject([
      { kind: 'sign-in-failed' },
      { kind: 'sign-in' },
    ]);
  });

  it('commits an export and its record together or not at all', async () => {
    const { firmId } = await buildFirm();
    const data = { what: 'cases', format: 'csv', rows: 3 } as const;
    const failing = withWholeFirm(firmId, async () => {
      await recordAccess({ kind: 'export', firmId, data });
      throw new Error('The export broke.');
    });
    await expect(failing).rejects.toThrow('The export broke.');
    expect(await recordsOf(firmId)).toEqual([]);
    await expect(
      recordAccess({ kind: 'export', firmId: newId(), data }),
      'an export that cannot be recorded does not happen',
    ).rejects.toThrow();
    await recordAccess({ kind: 'export', firmId, data });
    expect(await recordsOf(firmId)).toMatchObject([{ kind: 'export', data }]);
  });

  it('goes on when a sign-in cannot be recorded', async () => {
    const data = { sessionId: newId() };
    await expect(recordAccess({ kind: 'sign-in', firmId: newId(), data })).resolves.toBeUndefined();
  });

  it('tells neither firm of a switch that the other one exists', async () => {
    const [from, to] = [await buildFirm(), await buildFirm()];
    const { userId } = await adminOf(from.firmId);
    const sessionId = newId();
    const address = '192.0.2.3';
    const ids = { fromFirmId: from.firmId, toFirmId: to.firmId };
    await recordFirmSwitch({ userId, sessionId, address, ...ids });
    expect(await recordsOf(from.firmId)).toMatchObject([{ kind: 'sign-out', data: { sessionId } }]);
    expect(await recordsOf(to.firmId)).toMatchObject([{ kind: 'sign-in', data: { sessionId } }]);
    expect(await firmlessRecordsFrom(address)).toMatchObject([
      { kind: 'firm-switched', data: { sessionId, ...ids } },
    ]);
  });

  it('keeps no text that is not an address of the network', async () => {
    const { firmId } = await buildFirm();
    await recordAccess({ ...failure, firmId, address: '<script>' });
    await flushGathered(true);
    expect(await recordsOf(firmId)).toMatchObject([{ address: null }]);
  });
});
