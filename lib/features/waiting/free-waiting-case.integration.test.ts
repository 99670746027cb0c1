import { expect, it } from 'vitest';
import { recordAbsence } from '@/lib/features/absences';
import { listWaiting } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { addAttorney, at, buildFirm, changeRules, openCase } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { freeWaitingCase } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const MONDAY = '2026-03-02T15:00:00Z';
const EXPERTS_ONLY = [
  { fromComplexity: 5, minLevel: 2 },
  { fromComplexity: 8, minLevel: 3, minSeniority: 'senior' },
] as const;

it('lists the person who is nearest to being able first, and each change that it names frees the case', () =>
  at(MONDAY, async () => {
    const firm = await buildFirm([
      { name: 'Barred', expertise: {}, seniority: 'junior' },
      { name: 'Learning', expertise: { 'H-1B': 1 } },
      { name: 'Away', expertise: { 'H-1B': 3 } },
      { name: 'Full', expertise: { 'H-1B': 3 }, capacity: 1 },
    ]);
    await changeRules(firm, { thresholds: EXPERTS_ONLY });
    const away = { startsOn: '2026-03-02', endsOn: '2026-03-20', kind: 'vacation' } as const;
    await recordAbsence(firm.actor, { attorneyId: firm.ids.Away ?? '', ...away });
    await openCase(firm, { complexity: 9 });
    const kinds = { Full: 'room', Away: 'present', Learning: 'level' } as const;
    for (const [name, kind] of Object.entries(kinds)) {
      const { id, status } = await openCase(firm, { complexity: 9 });
      expect(status).toBe('waiting');
      const [item] = (await listWaiting(firm.actor)).items;
      const reasons = item?.reasons ?? [];
      const place = (who: string) => reasons.findIndex((one) => one.name === who);
      expect(reasons[place('Barred')]?.freeing).toEqual([]);
      expect(place(name)).toBeLessThan(place('Barred'));
      const nearest = reasons[place(name)];
      expect(nearest?.freeing.map((change) => change.kind)).toEqual([kind]);
      const attorneyId = firm.ids[name] ?? '';
      const { case: freed } = await freeWaitingCase(firm.actor, { caseId: id, attorneyId, kind });
      expect([name, freed.attorney?.name]).toEqual([name, name]);
      // Out of the way, so that the next case waits for the next change.
      await changeAttorney(firm.actor, attorneyId, { active: false });
    }
    expect(await findBrokenInvariants()).toEqual([]);
  }));

it('changes nothing where the change would not free the case any more', async () => {
  const firm = await buildFirm([{ name: 'Learning', expertise: {} }]);
  const { id } = await openCase(firm);
  const change = { caseId: id, attorneyId: firm.ids.Learning ?? '', kind: 'room' } as const;
  await expect(freeWaitingCase(firm.actor, change)).rejects.toMatchObject({ code: 'conflict' });
  await addAttorney(firm, { name: 'Able' });
  await expect(freeWaitingCase(firm.actor, { ...change, kind: 'level' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('is refused to the person who may not change attorneys', async () => {
  const firm = await buildFirm([{ name: 'Learning', expertise: {} }]);
  const { id } = await openCase(firm);
  const manager = { ...firm.actor, kind: 'member', role: 'manager' } as const;
  const change = { caseId: id, attorneyId: firm.ids.Learning ?? '', kind: 'level' } as const;
  await expect(freeWaitingCase(manager, change)).rejects.toMatchObject({ code: 'forbidden' });
});
