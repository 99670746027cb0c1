import { beforeAll, describe, expect, it } from 'vitest';
import { assignCase, reassignCase } from '@/lib/assignment';
import { createAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { ROLES } from '@/lib/platform/auth/permissions';
import { newId } from '@/lib/platform/ids';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { getCaseDecision, getCaseHistory } from './index';

async function decisionsOn(firm: TestFirm, caseId: string): Promise<string[]> {
  const { items } = await getCaseHistory(firm.admin, caseId);
  return items.filter((entry) => entry.kind === 'decision').map(({ id }) => id);
}

describe('the record of a decision', () => {
  let firm: TestFirm;
  let caseId: string;
  let ids: string[];

  beforeAll(async () => {
    firm = await newFirm({ strategy: 'balanced' });
    await firm.addAttorney({ name: 'Ana Ruiz' });
    const ben = await firm.addAttorney({ name: 'Ben Sato', expertise: { 'H-1B': 1 } });
    await firm.addAttorney({ name: 'Cy Osei', expertise: { TN: 3 } });
    const opened = await firm.addCase({ deadline: '2099-03-01', priority: 'urgent' });
    caseId = opened.id;
    await reassignCase(firm.as('manager'), caseId, { toAttorneyId: ben.id, reason: 'workload' });
    ids = await decisionsOn(firm, caseId);
  });

  it('says what was known then, who was weighed against whom, and what would have changed it', async () => {
    const record = await getCaseDecision(firm.admin, caseId, ids[0] ?? '');
    expect(record.facts).toMatchObject({
      visaType: 'H-1B',
      complexity: 5,
      priority: 'urgent',
      deadline: '2099-03-01',
      weightPoints: 100,
      previousHolder: null,
    });
    expect(record.decision.candidates.map(({ name }) => name)).toEqual([
      'Ana Ruiz',
      'Ben Sato',
      'Cy Osei',
    ]);
    expect(record.explanation.others.map(({ name }) => name)).toEqual(['Ben Sato', 'Cy Osei']);
    expect(record.explanation.others.at(-1)?.remedy).toMatchObject({
      change: { kind: 'level', level: 1 },
      admits: true,
    });
    expect(record).toMatchObject({ cause: 'arrival', number: 1, count: 2, earlierId: null });
  });

  it('leads from each decision on the case to the one before and the one after', async () => {
    const first = await getCaseDecision(firm.admin, caseId, ids[0] ?? '');
    const second = await getCaseDecision(firm.admin, caseId, ids[1] ?? '');
    expect(first.laterId).toBe(ids[1]);
    expect(second).toMatchObject({ number: 2, count: 2, earlierId: ids[0], laterId: null });
    expect(second).toMatchObject({ cause: 'handoff', by: 'Somebody (manager)' });
    expect(second.facts.previousHolder).toBe('Ana Ruiz');
  });

  it('is open to every role that may read the case', async () => {
    for (const role of ROLES) {
      const record = await getCaseDecision(firm.as(role), caseId, ids[0] ?? '');
      expect(record.decision.id).toBe(ids[0]);
    }
  });

  it('is not there for another firm, under another case, or under an id that no one gave', async () => {
    const other = await newFirm();
    await other.addAttorney();
    const theirs = await other.addCase();
    const second = await firm.addCase({ client: { name: 'Li Na' } });
    const [id = ''] = ids;
    const [theirId = ''] = await decisionsOn(other, theirs.id);
    const reads: readonly [Actor, string, string][] = [
      [other.admin, caseId, id],
      [other.admin, theirs.id, id],
      [firm.admin, second.id, id],
      [firm.admin, caseId, theirId],
      [firm.admin, caseId, newId()],
      [firm.admin, caseId, 'nonsense'],
      [firm.admin, 'nonsense', id],
    ];
    for (const read of reads) {
      await expect(getCaseDecision(...read)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('says which person overrode what, and why', async () => {
    const waiting = await firm.addCase({ visaType: 'asylum', client: { name: 'Noor Haddad' } });
    const cy = await createAttorney(firm.admin, {
      name: 'Di Park',
      email: `di-${firm.firmId}@example.com`,
      seniority: 'senior',
      capacity: 20,
      expertise: { TN: 3 },
    });
    await assignCase(firm.as('manager'), waiting.id, {
      attorneyId: cy.id,
      override: { reason: 'Learns it with a mentor' },
    });
    const last = (await decisionsOn(firm, waiting.id)).at(-1);
    const record = await getCaseDecision(firm.admin, waiting.id, last ?? '');
    expect(record.decision).toMatchObject({
      outcome: 'manual',
      override: { reason: 'Learns it with a mentor', exclusions: ['no-expertise'] },
    });
    expect(record).toMatchObject({ cause: 'by-hand', by: 'Somebody (manager)' });
  });
});
