import { describe, expect, test } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { newId } from '@/lib/platform/ids';
import { newFirm } from '@/tests/integration/new-firm';
import { listWalls, addWall, removeWall } from './';

const reason = 'Represented the other side';

describe('a wall', () => {
  test('keeps the company’s cases away, however its name is written', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    await addWall(firm.admin, { attorneyId, company: '  ACME   inc ', reason });
    const { status, decision } = await firm.addCase({ client: { name: 'A', company: 'Acme Inc' } });
    expect(status).toBe('waiting');
    expect(decision.candidates[0]?.exclusions.map(({ code }) => code)).toEqual(['ethical-wall']);
  });

  test('names the open cases that the attorney holds in spite of it', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const held = await firm.addCase({ client: { name: 'A', email: 'a@client.example' } });
    await firm.addCase({ client: { name: 'B' } });
    const wall = await addWall(firm.admin, { attorneyId, clientId: held.client.id, reason });
    expect(wall).toMatchObject({
      attorney: { id: attorneyId },
      client: held.client,
      conflicts: [{ caseId: held.id, number: held.number }],
    });
    expect((await getCase(firm.admin, held.id)).attorney?.id).toBe(attorneyId);
  });

  test('that is removed lets the waiting case in and stays on record', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const wall = await addWall(firm.admin, { attorneyId, company: 'Acme', reason });
    const waiting = await firm.addCase({ client: { name: 'A', company: 'Acme' } });
    await removeWall(firm.admin, wall.id);
    expect((await getCase(firm.admin, waiting.id)).attorney?.id).toBe(attorneyId);
    expect((await listWalls(firm.admin)).items).toEqual([]);
    const { items } = await listWalls(firm.admin, { includeRemoved: true });
    expect(items.map(({ id, removedAt }) => [id, removedAt === null])).toEqual([[wall.id, false]]);
    await expect(removeWall(firm.admin, wall.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('stands once', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    await addWall(firm.admin, { attorneyId, company: 'Acme', reason });
    await expect(
      addWall(firm.admin, { attorneyId, company: 'ACME', reason }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is refused for another firm’s attorney or client, as for none at all', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const { id: attorneyId } = await firm.addAttorney();
    const foreign = await other.addAttorney();
    const { client } = await other.addCase();
    const walls = [
      { attorneyId: foreign.id, company: 'Acme', reason },
      { attorneyId: newId(), company: 'Acme', reason },
      { attorneyId, clientId: client.id, reason },
      { attorneyId, clientId: newId(), reason },
    ];
    for (const wall of walls) {
      await expect(addWall(firm.admin, wall)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('is raised and removed by an admin only, and seen by managers', async () => {
    const firm = await newFirm();
    const { id: attorneyId } = await firm.addAttorney();
    const wall = { attorneyId, company: 'Acme', reason };
    const { id } = await addWall(firm.admin, wall);
    const forbidden = { code: 'forbidden' };
    await expect(addWall(firm.as('manager'), wall)).rejects.toMatchObject(forbidden);
    await expect(removeWall(firm.as('manager'), id)).rejects.toMatchObject(forbidden);
    await expect(listWalls(firm.as('attorney'))).rejects.toMatchObject(forbidden);
    expect((await listWalls(firm.as('manager'))).items).toHaveLength(1);
  });
});
