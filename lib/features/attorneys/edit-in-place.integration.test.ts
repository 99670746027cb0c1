import { describe, expect, test } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { newId } from '@/lib/platform/ids';
import { newFirm } from '@/tests/integration/new-firm';
import { editAttorneyInPlace, getAttorney, getExpertiseMatrix } from './';

describe('a level changed in place', () => {
  test('is in force at once, and tells how many waiting cases it placed', async () => {
    const firm = await newFirm();
    const ana = await firm.addAttorney({ expertise: { 'H-1B': 3 } });
    const waiting = [
      await firm.addCase({ visaType: 'TN' }),
      await firm.addCase({ visaType: 'TN' }),
      await firm.addCase({ visaType: 'U' }),
    ];
    const edited = await editAttorneyInPlace(firm.admin, {
      attorneyId: ana.id,
      version: ana.version,
      expertise: { TN: 2 },
    });
    expect(edited).toMatchObject({ version: 2, placedCases: 2, activeCases: 2 });
    const holders = await Promise.all(waiting.map(({ id }) => getCase(firm.admin, id)));
    expect(holders.map(({ attorney }) => attorney?.id)).toEqual([ana.id, ana.id, undefined]);
    const later = await editAttorneyInPlace(firm.admin, {
      attorneyId: ana.id,
      version: edited.version,
      expertise: { TN: 3 },
    });
    expect(later.placedCases).toBe(0);
  });

  test('from a stale version changes nothing and names who changed what meanwhile', async () => {
    const firm = await newFirm();
    const ana = await firm.addAttorney();
    const robin = { ...firm.as('admin'), name: 'Robin Vale' };
    const seen = { attorneyId: ana.id, version: ana.version };
    await editAttorneyInPlace(robin, { ...seen, capacity: 12, expertise: { U: 1 } });
    await expect(
      editAttorneyInPlace(firm.admin, { ...seen, expertise: { TN: 1 } }),
    ).rejects.toMatchObject({
      code: 'stale-version',
      message: expect.stringContaining('Robin Vale changed capacity, expertise in U') as unknown,
    });
    expect((await getAttorney(firm.admin, ana.id)).expertise).toEqual({ ...ana.expertise, U: 1 });
  });

  test.each(['manager', 'attorney', 'intake'] as const)(
    'is refused to the role %s, also about themselves',
    async (role) => {
      const firm = await newFirm();
      const { id: attorneyId, version } = await firm.addAttorney();
      const change = { attorneyId, version, expertise: { TN: 1 as const } };
      await expect(editAttorneyInPlace(firm.as(role, attorneyId), change)).rejects.toMatchObject({
        code: 'forbidden',
      });
    },
  );

  test('needs a version and something to change, and finds no other firm’s attorney', async () => {
    const [firm, other] = [await newFirm(), await newFirm()];
    const { id } = await other.addAttorney();
    const nothing = editAttorneyInPlace(other.admin, { attorneyId: id, version: 1 });
    await expect(nothing).rejects.toMatchObject({ code: 'validation-failed' });
    for (const attorneyId of [id, newId()]) {
      const foreign = editAttorneyInPlace(firm.admin, { attorneyId, version: 1, capacity: 5 });
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the expertise matrix', () => {
  test('shows this firm’s attorneys in roster order, and what there is to do', async () => {
    const [firm, other] = [await newFirm({ minExpertise: 2 }), await newFirm()];
    await other.addAttorney();
    await other.addCase({ visaType: 'VAWA' });
    const late = await firm.addAttorney({ position: 9, active: false });
    const first = await firm.addAttorney({ position: 1, expertise: { 'H-1B': 1, TN: 2 } });
    await firm.addCase({ visaType: 'TN' });
    await firm.addCase({ visaType: 'H-1B' });
    const matrix = await getExpertiseMatrix(firm.as('intake'));
    expect(matrix.attorneys.map(({ id }) => id)).toEqual([first.id, late.id]);
    expect(matrix.attorneys[0]?.expertise).toEqual({ 'H-1B': 1, TN: 2 });
    expect(matrix.minExpertise).toBe(2);
    expect(matrix.demand).toEqual({
      'H-1B': { openCases: 1, waitingCases: 1 },
      TN: { openCases: 1, waitingCases: 0 },
    });
  });
});
