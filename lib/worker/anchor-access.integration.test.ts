import { describe, expect, it } from 'vitest';
import { checkFirm } from '@/lib/tools/doctor';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm } from '@/tests/integration/build-firm';
import { anchorAccess } from './anchor-access';
import { recordAccess } from '@/lib/platform/audit';

const LATER = new Date('2100-01-01T00:00:00Z');

/** A firm with records of which the audit trail has a digest, and their ids. */
async function anchoredFirm(): Promise<{ firmId: string; ids: string[] }> {
  const { firmId } = await buildFirm();
  for (let index = 0; index < 3; index += 1) {
    await recordAccess({ kind: 'sign-in', firmId, data: { sessionId: newId() } });
  }
  expect(await anchorAccess(firmId, LATER)).toBe(3);
  const rows = await asOwner<{ id: string }>(
    'SELECT id FROM access_records WHERE firm_id = $1 ORDER BY id',
    [firmId],
  );
  return { firmId, ids: rows.map(({ id }) => id) };
}

const found = [expect.objectContaining({ check: 'access-records' })];

describe('access records behind an anchor', () => {
  it('are accepted by doctor as they were written', async () => {
    const { firmId } = await anchoredFirm();
    expect(await checkFirm(firmId)).toEqual([]);
  });

  it.each([
    ['changed', `UPDATE access_records SET address = '203.0.113.9' WHERE id = $1`],
    ['removed', 'DELETE FROM access_records WHERE id = $1'],
    [
      'slipped in',
      `INSERT INTO access_records (firm_id, id, at, kind, data)
       SELECT firm_id, overlay(id::text PLACING 'fff' FROM 34)::uuid, at, 'sign-in', data
         FROM access_records WHERE id = $1`,
    ],
  ])('are missed by doctor when one is %s', async (_how, statement) => {
    const { firmId, ids } = await anchoredFirm();
    await asOwner(statement, [ids[0]]);
    expect(await checkFirm(firmId)).toEqual(found);
  });

  it('are anchored once, each stretch where the last one ended, and not before they have settled', async () => {
    const { firmId } = await anchoredFirm();
    expect(await anchorAccess(firmId, LATER)).toBe(0);
    await recordAccess({ kind: 'sign-in', firmId, data: { sessionId: newId() } });
    expect(await anchorAccess(firmId, new Date())).toBe(0);
    expect(await anchorAccess(firmId, LATER)).toBe(1);
    expect(await checkFirm(firmId)).toEqual([]);
  });
});
