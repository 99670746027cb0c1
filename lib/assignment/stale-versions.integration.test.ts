import { expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { changeCase } from '@/lib/features/cases';
import { buildFirm, editCase, openCase } from '@/tests/integration/build-firm';

it('names who changed what when a case has moved on meanwhile', async () => {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
  const { id, version } = await openCase(firm);
  const robin = { ...firm.actor, name: 'Robin Vale' };
  await editCase({ actor: robin }, id, { stage: 'drafting', priority: 'urgent' });
  await expect(changeCase(firm.actor, id, { version, complexity: 9 })).rejects.toMatchObject({
    code: 'stale-version',
    message: expect.stringMatching(
      /Robin Vale changed (stage, priority|priority, stage)/,
    ) as unknown,
    current: { version: 2, facts: { stage: 'drafting', priority: 'urgent', deadline: null } },
  });
  await reassignCase(robin, id, { reason: 'workload' });
  await expect(reassignCase(firm.actor, id, { reason: 'workload', version })).rejects.toMatchObject(
    {
      code: 'stale-version',
      message: expect.stringContaining('Robin Vale handed it off') as unknown,
    },
  );
});

it('names who changed what when an attorney has been changed meanwhile', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const { Ana = '' } = firm.ids;
  await changeAttorney({ ...firm.actor, name: 'Robin Vale' }, Ana, { maxComplexity: 7 });
  await expect(changeAttorney(firm.actor, Ana, { capacity: 9, version: 1 })).rejects.toMatchObject({
    code: 'stale-version',
    message: expect.stringContaining('Robin Vale changed max complexity') as unknown,
    current: { version: 2, facts: { maxComplexity: 7, expertise: { 'H-1B': 3, TN: 0 } } },
  });
});
