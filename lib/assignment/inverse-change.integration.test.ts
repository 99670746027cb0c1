import { expect, it } from 'vitest';
import { changeAttorney } from '@/lib/features/attorneys';
import type { ReassignResult } from '@/lib/contracts/handoff';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { answerHandoff, findInverseChange, reassignCase } from './index';

async function handedOff(firm: TestFirm, actor = firm.as('manager')) {
  const ana = await firm.addAttorney({ name: 'Ana Ruiz' });
  const { id: caseId } = await firm.addCase();
  const ben = await firm.addAttorney({ name: 'Ben Sato' });
  const hand = (): Promise<ReassignResult> =>
    reassignCase(actor, caseId, { toAttorneyId: ben.id, reason: 'workload' });
  return { ana, ben, caseId, hand };
}

it('takes a handoff back by one in the other direction, from the version that came of it', async () => {
  const firm = await newFirm();
  const { ana, caseId, hand } = await handedOff(firm);
  const way = await findInverseChange(firm.as('manager'), await hand());
  if (way.kind !== 'hand-back') throw new Error(`It cannot be undone: ${JSON.stringify(way)}`);
  const { toAttorneyId, version } = way;
  expect(way).toMatchObject({ caseId, toAttorneyId: ana.id });
  const back = await reassignCase(firm.as('manager'), caseId, {
    toAttorneyId,
    version,
    reason: 'other',
  });
  expect(back).toMatchObject({ status: 'done', case: { attorney: { name: 'Ana Ruiz' } } });
});

it('says why where the former holder could not take it back, instead of overriding the rules', async () => {
  const firm = await newFirm();
  const { ana, hand } = await handedOff(firm);
  const result = await hand();
  await changeAttorney(firm.admin, ana.id, { version: ana.version, active: false });
  expect(await findInverseChange(firm.as('manager'), result)).toEqual({
    kind: 'none',
    why: 'Ana Ruiz could not take it back: Not taking new cases: paused or no longer active in the firm.',
  });
});

it('offers no undo to an attorney, who may not hand off what a colleague holds', async () => {
  const firm = await newFirm();
  const { ana, ben, caseId } = await handedOff(firm);
  const self = firm.as('attorney', ana.id);
  const result = await reassignCase(self, caseId, { toAttorneyId: ben.id, reason: 'workload' });
  expect(await findInverseChange(self, result)).toEqual({ kind: 'none', why: null });
});

it('takes a question back by withdrawing it, also for the attorney who asked', async () => {
  const firm = await newFirm({ strategy: 'round-robin', handoffNeedsAcceptance: true });
  const { ana, ben, caseId } = await handedOff(firm);
  const self = firm.as('attorney', ana.id);
  const asked = await reassignCase(self, caseId, { toAttorneyId: ben.id, reason: 'workload' });
  const way = await findInverseChange(self, asked);
  if (way.kind !== 'withdraw') throw new Error(`It cannot be undone: ${JSON.stringify(way)}`);
  const answered = await answerHandoff(self, way.handoffId, 'withdraw', {});
  expect(answered.case.attorney?.name).toBe('Ana Ruiz');
});
