import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { assignCaseFormSchema, handOffFormSchema } from './case-forms';

it('asks who takes the case where a choice was opened and no one chosen', () => {
  const caseId = randomUUID();
  const form = { caseId, choice: 'nobody' };
  const assigned = assignCaseFormSchema.safeParse(form);
  expect(assigned.error?.issues).toEqual([
    expect.objectContaining({ path: ['attorneyId'], message: 'Choose who takes it.' }),
  ]);
  const handedOff = handOffFormSchema.safeParse({ ...form, reason: 'workload' });
  expect(handedOff.error?.issues[0]).toMatchObject({ path: ['toAttorneyId'] });
  expect(assignCaseFormSchema.safeParse({ caseId, choice: 'rules' }).success).toBe(true);
  expect(assignCaseFormSchema.safeParse({ caseId }).success).toBe(true);
});
