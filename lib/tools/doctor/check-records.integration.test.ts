import { expect, it } from 'vitest';
import { askRecordChange, completeRecordChange, tickRecordStep } from '@/lib/features/cases';
import { publishSchedule, scheduleRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import { at } from '@/tests/integration/build-firm';
import { newFirm } from '@/tests/integration/new-firm';
import { checkFirm } from './check-firm';

it('finds an attorney of record whom no checklist made, and one that outlived its case', async () => {
  const firm = await newFirm();
  const ana = await firm.addAttorney();
  const ben = await firm.addAttorney();
  const one = await firm.addCase();
  const { id } = await askRecordChange(firm.admin, one.id, { toAttorneyId: ana.id });
  await tickRecordStep(firm.admin, id, { step: 'g28-signed', done: true });
  await tickRecordStep(firm.admin, id, { step: 'client-informed', done: true });
  await completeRecordChange(firm.admin, id);
  expect(await checkFirm(firm.firmId)).toEqual([]);
  await asOwner('UPDATE cases SET attorney_of_record_id = $2 WHERE firm_id = $1', [
    firm.firmId,
    ben.id,
  ]);
  const checks = async () => (await checkFirm(firm.firmId)).map(({ check }) => check);
  expect(await checks()).toContain('attorney-of-record');
  await askRecordChange(firm.admin, one.id, { toAttorneyId: ana.id });
  await asOwner(
    "UPDATE cases SET stage = 'closed', closed_at = now() WHERE firm_id = $1 AND id = $2",
    [firm.firmId, one.id],
  );
  expect(await checks()).toContain('record-change-open');
});

it('finds a version that is not what was scheduled', async () => {
  const at2027 = '2027-03-05T20:00:00Z';
  const firm = await at(at2027, () => newFirm());
  await at(at2027, async () => {
    const effectiveAt = '2027-03-08T13:00:00Z';
    const { id } = await scheduleRules(firm.admin, { version: 2, alertAfterHours: 9, effectiveAt });
    await publishSchedule(firm.admin, id);
  });
  expect(await checkFirm(firm.firmId)).toEqual([]);
  await asOwner(
    `UPDATE rule_sets SET config = jsonb_set(config, '{alertAfterHours}', '5')
      WHERE firm_id = $1 AND version = 3`,
    [firm.firmId],
  );
  expect(await checkFirm(firm.firmId)).toMatchObject([
    { check: 'scheduled-rules' },
    { check: 'rules-trail' },
  ]);
});
