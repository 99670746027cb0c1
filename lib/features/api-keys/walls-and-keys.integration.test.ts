import { describe, expect, it } from 'vitest';
import { flushGathered } from '@/lib/platform/audit';
import { recordRefusal } from '@/lib/platform/audit/record-refusal';
import { changeAttorney } from '@/lib/features/attorneys';
import { addWall, removeWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { addColleague } from '@/tests/integration/build-firm';
import { newFirm } from '@/tests/integration/new-firm';
import { NO_KEY_FROM_HERE } from '@/lib/contracts/api-key-codes';
import { listApiKeys, makeApiKey, revokeApiKey, succeedApiKey } from './index';
import type { MakeApiKeyInput } from '@/lib/contracts/api-key';

const WANTED: MakeApiKeyInput = { name: 'Mine', scopes: ['read'], validFor: '90' };

/** An admin who is an attorney behind a wall, and one who is another attorney. */
async function walledFirm() {
  const firm = await newFirm();
  const email = 'wanda@example.com';
  const wanda = await firm.addAttorney({ name: 'Wanda Walled', email });
  const member = await addColleague({ actor: firm.admin }, 'admin', { name: wanda.name, email });
  const other = await firm.addAttorney({ name: 'Olga Open' });
  const { client } = await firm.addCase();
  const reason = 'Represented the other side';
  const wall = { attorneyId: wanda.id, clientId: client.id, reason };
  const { id: wallId } = await addWall(firm.admin, wall);
  return {
    ...{ firm, wallId, attorneyId: wanda.id, memberId: member.id },
    walled: { ...firm.as('admin', wanda.id), id: member.id },
    open: firm.as('admin', other.id),
  };
}

describe('an admin behind a wall', () => {
  it('makes no key and no successor, is told why in words, and another admin makes them', async () => {
    const { firm, wallId, walled, open } = await walledFirm();
    const refusal = { code: 'forbidden', message: NO_KEY_FROM_HERE };
    await expect(makeApiKey(walled, WANTED)).rejects.toMatchObject(refusal);
    const { id } = await makeApiKey(open, WANTED);
    const next = { keyId: id, name: 'Next', validFor: 'never', overlapDays: '1' } as const;
    await expect(succeedApiKey(walled, next)).rejects.toMatchObject(refusal);
    expect(await succeedApiKey(open, next)).toMatchObject({ name: 'Next', scopes: ['read'] });
    await removeWall(firm.admin, wallId);
    expect(await makeApiKey(walled, { ...WANTED, name: 'Later' })).toMatchObject({ name: 'Later' });
  });

  it('is refused although the wall was added after their page was drawn', async () => {
    const { walled } = await walledFirm();
    const before = { ...walled, behindWalls: false };
    await expect(makeApiKey(before, WANTED)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('still sees the keys and revokes them, which opens nothing', async () => {
    const { walled, open } = await walledFirm();
    const { id } = await makeApiKey(open, WANTED);
    expect((await listApiKeys(walled)).map((key) => key.name)).toContain('Mine');
    expect(await revokeApiKey(walled, id)).toBe('Mine');
  });

  it('is on record with the refusal', async () => {
    const { firm, memberId, walled } = await walledFirm();
    const error: unknown = await makeApiKey(walled, WANTED).catch((failure: unknown) => failure);
    await recordRefusal(walled, error, { what: 'action', address: '127.0.0.1' });
    await flushGathered(true);
    const records = await asOwner<{ kind: string; member: string; data: object }>(
      'SELECT kind, member_id AS member, data FROM access_records WHERE firm_id = $1',
      [firm.firmId],
    );
    const data = { what: 'action', needs: 'api-keys.manage', has: 'admin' };
    expect(records).toContainEqual({ kind: 'refused', member: memberId, data });
  });

  it('cannot cut the link by which walls bind them; another admin can', async () => {
    const { walled, open, attorneyId } = await walledFirm();
    const cut = { memberId: null };
    await expect(changeAttorney(walled, attorneyId, cut)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await changeAttorney(walled, attorneyId, { capacity: 31 })).toMatchObject({
      capacity: 31,
    });
    expect(await changeAttorney(open, attorneyId, cut)).toMatchObject({ memberId: null });
  });
});
