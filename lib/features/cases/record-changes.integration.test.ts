import { afterEach, describe, expect, it } from 'vitest';
import { answerHandoff, previewAssignment, reassignCase } from '@/lib/assignment';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addWall } from '@/lib/features/walls';
import { at, changeRules, editCase } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import {
  askRecordChange,
  cancelRecordChange,
  completeRecordChange,
  getCase,
  getCaseHistory,
  getCaseReport,
  tickRecordStep,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

/** Ana holds a case; Ben is her colleague. */
async function firmWithCase() {
  const firm = await newFirm();
  const ana = await firm.addAttorney({ name: 'Ana' });
  const ben = await firm.addAttorney({ name: 'Ben' });
  const one = await firm.addCase();
  expect(one.attorney?.name).toBe('Ana');
  return { firm, ana, ben, one };
}

async function openChange(firm: TestFirm, caseId: string) {
  const { items } = await getCaseHistory(firm.admin, caseId);
  return items
    .filter((entry) => entry.kind === 'record-change')
    .find(({ status }) => status === 'open');
}

describe('the attorney of record', () => {
  it('changes when the checklist is complete, and the holder stays', async () => {
    const { firm, ana, ben, one } = await firmWithCase();
    const asked = await askRecordChange(firm.as('attorney', ana.id), one.id, {
      toAttorneyId: ben.id,
      note: 'Ben met the client',
    });
    expect(asked).toMatchObject({
      status: 'open',
      fromAttorney: null,
      toAttorney: { name: 'Ben' },
      steps: [
        { step: 'g28-signed', isRequired: true, doneAt: null },
        { step: 'client-informed', isRequired: true, doneAt: null },
        { step: 'filed', isRequired: false, doneAt: null },
      ],
    });
    await expect(completeRecordChange(firm.admin, asked.id)).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ path: 'g28-signed' }, { path: 'client-informed' }],
    });
    const bensTick = { step: 'g28-signed', done: true, version: 1 } as const;
    const ticked = await tickRecordStep(firm.as('attorney', ben.id), asked.id, bensTick);
    expect(ticked.steps[0]).toMatchObject({ doneBy: 'Somebody (attorney)' });
    await tickRecordStep(firm.admin, asked.id, { step: 'client-informed', done: true, version: 2 });
    await completeRecordChange(firm.admin, asked.id, { version: 3 });
    expect(await getCase(firm.admin, one.id)).toMatchObject({
      attorney: { name: 'Ana' },
      attorneyOfRecord: { name: 'Ben' },
      version: 2,
    });
    const { actions } = await getCaseReport(firm.admin, one.id);
    const told = actions.find(({ kind }) => kind === 'record-change');
    expect(told?.text).toContain('Change of the attorney of record to Ben: done.');
    expect(told?.text).toContain('Ticked by Evenhand');
    const events = await withWholeFirm(firm.firmId, (tx) =>
      tx.event.findMany({
        where: { firmId: firm.firmId, caseId: one.id },
        orderBy: { seq: 'asc' },
      }),
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'case-opened',
      'case-assigned',
      'record-change-asked',
      'record-step-ticked',
      'record-step-ticked',
      'attorney-of-record-changed',
    ]);
  });

  it('stays when the checklist is cancelled, also by closing the case', async () => {
    const { firm, ben, one } = await firmWithCase();
    const first = await askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id });
    const cancelled = await cancelRecordChange(firm.admin, first.id, { note: 'Client objects' });
    expect(cancelled).toMatchObject({ status: 'cancelled', resolution: 'Client objects' });
    await expect(completeRecordChange(firm.admin, first.id)).rejects.toMatchObject({
      code: 'conflict',
    });
    await askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id });
    await editCase({ actor: firm.admin }, one.id, { stage: 'closed' });
    expect(await openChange(firm, one.id)).toBeUndefined();
    expect(await getCase(firm.admin, one.id)).toMatchObject({ attorneyOfRecord: null });
  });

  it('can take a tick back, and refuses a stale one', async () => {
    const { firm, ben, one } = await firmWithCase();
    const { id } = await askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id });
    await tickRecordStep(firm.admin, id, { step: 'filed', done: true, version: 1 });
    const stale = { step: 'filed', done: false, version: 1 } as const;
    await expect(tickRecordStep(firm.admin, id, stale)).rejects.toMatchObject({
      code: 'stale-version',
    });
    const back = await tickRecordStep(firm.admin, id, { ...stale, version: 2 });
    expect(back.steps[2]).toMatchObject({ doneAt: null, doneBy: null });
  });

  it('is one wish at a time: the latest replaces the one before', async () => {
    const { firm, ana, ben, one } = await firmWithCase();
    const first = await askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id });
    expect(await askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id })).toEqual(first);
    await askRecordChange(firm.admin, one.id, { toAttorneyId: ana.id });
    expect(await openChange(firm, one.id)).toMatchObject({ toAttorney: { name: 'Ana' } });
  });

  it('is no one whom a wall keeps away, and no one who is on record already', async () => {
    const { firm, ana, ben, one } = await firmWithCase();
    await addWall(firm.admin, { attorneyId: ben.id, clientId: one.client.id, reason: 'Kin' });
    await expect(
      askRecordChange(firm.admin, one.id, { toAttorneyId: ben.id }),
    ).rejects.toMatchObject({ code: 'ethical-wall' });
    const { id } = await askRecordChange(firm.admin, one.id, { toAttorneyId: ana.id });
    await tickRecordStep(firm.admin, id, { step: 'g28-signed', done: true });
    await tickRecordStep(firm.admin, id, { step: 'client-informed', done: true });
    await completeRecordChange(firm.admin, id);
    await expect(
      askRecordChange(firm.admin, one.id, { toAttorneyId: ana.id }),
    ).rejects.toMatchObject({ code: 'validation-failed' });
  });

  it('is kept by managers and by whom it concerns, and hidden from other firms', async () => {
    const { firm, ana, ben, one } = await firmWithCase();
    const stranger = await firm.addAttorney({ name: 'Cy' });
    const other = await newFirm();
    const toBen = { toAttorneyId: ben.id };
    const forbidden = { code: 'forbidden' };
    const absent = { code: 'not-found' };
    const cy = firm.as('attorney', stranger.id);
    await expect(askRecordChange(cy, one.id, toBen)).rejects.toMatchObject(forbidden);
    await expect(askRecordChange(other.admin, one.id, toBen)).rejects.toMatchObject(absent);
    const { id } = await askRecordChange(firm.as('attorney', ana.id), one.id, toBen);
    const tick = { step: 'filed', done: true } as const;
    await expect(tickRecordStep(cy, id, tick)).rejects.toMatchObject(forbidden);
    await expect(tickRecordStep(other.admin, id, tick)).rejects.toMatchObject(absent);
    await expect(cancelRecordChange(other.admin, id)).rejects.toMatchObject(absent);
    await tickRecordStep(firm.as('manager'), id, tick);
  });
});

describe('a handoff that asks for it', () => {
  it('opens the checklist for the person who took the case', async () => {
    const { firm, one } = await firmWithCase();
    await reassignCase(firm.admin, one.id, { reason: 'workload', moveRecord: true });
    expect(await openChange(firm, one.id)).toMatchObject({ toAttorney: { name: 'Ben' } });
  });

  it('opens it only once the colleague has accepted, where the firm asks them', async () => {
    const { firm, ben, one } = await firmWithCase();
    await changeRules({ actor: firm.admin }, { handoffNeedsAcceptance: true });
    const asked = await reassignCase(firm.admin, one.id, {
      toAttorneyId: ben.id,
      reason: 'workload',
      moveRecord: true,
    });
    expect(await openChange(firm, one.id)).toBeUndefined();
    if (asked.status !== 'pending') throw new Error('The colleague was not asked.');
    await answerHandoff(firm.as('attorney', ben.id), asked.handoff.id, 'accept');
    expect(await openChange(firm, one.id)).toMatchObject({ toAttorney: { name: 'Ben' } });
  });

  it('is not assumed: without the wish nothing opens', async () => {
    const { firm, one } = await firmWithCase();
    await reassignCase(firm.admin, one.id, { reason: 'workload' });
    expect(await openChange(firm, one.id)).toBeUndefined();
  });
});

describe('before a handoff is confirmed', () => {
  it('the way of the case and the workload after it are shown', async () => {
    const { firm, ana, ben, one } = await firmWithCase();
    await reassignCase(firm.admin, one.id, { toAttorneyId: ben.id, reason: 'workload' });
    const { handoff } = await previewAssignment(firm.admin, { caseId: one.id });
    expect(handoff).toMatchObject({
      holders: [{ name: 'Ana' }, { name: 'Ben' }],
      handoffs: 1,
      receivers: [
        {
          attorneyId: ana.id,
          activeCasesAfter: 1,
          warnings: [
            {
              code: 'returned',
              detail: 'The case would come straight back to Ana: Ana → Ben → Ana.',
            },
          ],
        },
      ],
    });
  });

  it('a case that waits has no one to hand it off', async () => {
    const firm = await at('2027-01-04T10:00:00Z', () => newFirm());
    const waiting = await firm.addCase();
    expect(waiting.status).toBe('waiting');
    expect((await previewAssignment(firm.admin, { caseId: waiting.id })).handoff).toBeNull();
  });
});
