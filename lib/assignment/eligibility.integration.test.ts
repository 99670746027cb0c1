import { afterEach, describe, expect, it } from 'vitest';
import { assignCase, previewAssignment, reassignCase } from '@/lib/assignment';
import {
  NEVER_OVERRIDABLE,
  type Decision,
  type ExclusionCode,
  type Override,
} from '@/lib/assignment/core';
import { recordAbsence } from '@/lib/features/absences';
import { changeAttorney } from '@/lib/features/attorneys';
import type { AttorneyDto, CreateAttorneyInput } from '@/lib/contracts/attorney';
import { getCase, getCaseHistory } from '@/lib/features/cases';
import type { OpenCaseInput } from '@/lib/contracts/case';
import { answerConflict } from '@/lib/features/conflicts';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { checkFirm } from '@/lib/tools/doctor';
import type { PublishRulesInput } from '@/lib/contracts/rules-request';
import { addWall } from '@/lib/features/walls';
import { at, changeRules, editCase } from '@/tests/integration/build-firm';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';

/** A Monday. */
const NOW = '2027-03-08T15:00:00Z';

/** The firms of the test under way. */
const firms: TestFirm[] = [];

async function foundFirm(): Promise<TestFirm> {
  const firm = await newFirm();
  firms.push(firm);
  return firm;
}

afterEach(async () => {
  for (const { firmId } of firms.splice(0)) {
    expect(await at(NOW, () => checkFirm(firmId))).toEqual([]);
  }
});

interface Obstacle {
  readonly what: string;
  readonly code: ExclusionCode;
  /** Anything that the sentence must name. */
  readonly names: RegExp;
  readonly rules?: Omit<PublishRulesInput, 'version'>;
  readonly attorney?: Partial<CreateAttorneyInput>;
  readonly arriving?: Partial<OpenCaseInput>;
  /** What happens in the firm before the case arrives. */
  readonly before?: (firm: TestFirm, attorney: AttorneyDto) => Promise<unknown>;
}

const COMPANY = { name: 'Mina Park', company: ' Blue  Harbor Ltd ' };

const OBSTACLES: readonly Obstacle[] = [
  {
    what: 'an attorney who is paused',
    code: 'inactive',
    names: /paused/,
    before: (firm, { id }) => changeAttorney(firm.admin, id, { active: false }),
  },
  {
    what: 'a wall around the company, however it is written',
    code: 'ethical-wall',
    names: /wall/,
    arriving: { client: COMPANY },
    before: (firm, { id }) =>
      addWall(firm.admin, {
        attorneyId: id,
        company: COMPANY.company.toUpperCase(),
        reason: 'Former employer',
      }),
  },
  {
    what: 'an absence that has begun',
    code: 'absent',
    names: /Away, back in/,
    before: (firm, { id }) => away(firm, id, '2027-03-08', '2027-03-09'),
  },
  {
    what: 'a leave that begins within the lead',
    code: 'absent',
    names: /Leaves within/,
    before: (firm, { id }) => away(firm, id, '2027-03-10', '2027-03-12'),
  },
  {
    what: 'a leave within a lead that the firm made longer',
    code: 'absent',
    names: /Leaves within/,
    rules: { leaveLeadDays: 10, leaveMinDays: 1 },
    before: (firm, { id }) => away(firm, id, '2027-03-17', '2027-03-17'),
  },
  {
    what: 'a visa type that nobody knows',
    code: 'no-expertise',
    names: /Level 0 for PERM/,
    arriving: { visaType: 'PERM' },
  },
  {
    what: 'a level below what the firm asks for',
    code: 'no-expertise',
    names: /Level 1 for H-1B; at least 2/,
    rules: { minExpertise: 2 },
    attorney: { expertise: { 'H-1B': 1 } },
  },
  {
    what: 'a threshold of seniority',
    code: 'above-threshold',
    names: /Complexity 8 asks for level 2 and senior/,
    attorney: { seniority: 'associate' },
    arriving: { complexity: 8 },
  },
  {
    what: 'a threshold of level that the firm added',
    code: 'above-threshold',
    names: /Complexity 4 asks for level 3/,
    rules: { thresholds: [{ fromComplexity: 4, minLevel: 3 }] },
    attorney: { expertise: { 'H-1B': 2 } },
    arriving: { complexity: 4 },
  },
  {
    what: "the attorney's own maximum",
    code: 'above-threshold',
    names: /up to complexity 3/,
    attorney: { maxComplexity: 3 },
  },
  {
    what: 'as many active cases as the capacity',
    code: 'at-capacity',
    names: /1 active case of at most 1/,
    attorney: { capacity: 1 },
    before: (firm) => firm.addCase(),
  },
  {
    what: 'a full load where the firm measures load',
    code: 'at-capacity',
    names: /50 of 100 load points; this case adds 100/,
    rules: { capacityMeasure: 'load' },
    attorney: { capacity: 1 },
    before: (firm) => firm.addCase({ stage: 'collecting' }),
  },
  {
    what: 'a case that came back to life above the capacity',
    code: 'at-capacity',
    names: /2 active cases of at most 1/,
    attorney: { capacity: 1 },
    before: async (firm) => {
      const first = await firm.addCase();
      await editCase({ actor: firm.admin }, first.id, { stage: 'filed' });
      await firm.addCase();
      await editCase({ actor: firm.admin }, first.id, { stage: 'rfe' });
    },
  },
  {
    what: 'the weekly intake limit',
    code: 'intake-rate',
    names: /1 new case in the last 7 days of at most 1/,
    attorney: { intakePerWeek: 1 },
    before: (firm) => firm.addCase(),
  },
];

function away(firm: TestFirm, attorneyId: string, startsOn: string, endsOn: string) {
  return recordAbsence(firm.admin, { attorneyId, startsOn, endsOn, kind: 'vacation' });
}

async function meet(obstacle: Obstacle) {
  const firm = await foundFirm();
  if (obstacle.rules) await changeRules({ actor: firm.admin }, obstacle.rules);
  const attorney = await firm.addAttorney(obstacle.attorney);
  await obstacle.before?.(firm, attorney);
  const arrived = await firm.addCase(obstacle.arriving);
  return { firm, attorney, arrived };
}

describe.each(OBSTACLES)('$what ($code)', (obstacle) => {
  const { code, names } = obstacle;
  const isAbsolute = NEVER_OVERRIDABLE.includes(code);

  it('keeps a new case away, and the record says so in words', async () => {
    await at(NOW, async () => {
      const { attorney, arrived } = await meet(obstacle);
      expect(arrived.status).toBe('waiting');
      const [candidate] = arrived.decision.candidates;
      expect(candidate).toMatchObject({ attorneyId: attorney.id, eligible: false, rank: null });
      const said = candidate?.exclusions.find((exclusion) => exclusion.code === code);
      expect(said?.detail).toMatch(names);
    });
  });

  it('keeps it away by hand too, unless a manager overrides what may be overridden', async () => {
    await at(NOW, async () => {
      const { firm, attorney, arrived } = await meet(obstacle);
      const choice = { attorneyId: attorney.id };
      const override = { reason: 'The partner asks for it' };
      const refused = { code, status: 422 };
      await expect(assignCase(firm.as('manager'), arrived.id, choice)).rejects.toMatchObject(
        refused,
      );
      await expect(
        assignCase(firm.as('attorney', attorney.id), arrived.id, { ...choice, override }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      const forced = assignCase(firm.as('manager'), arrived.id, { ...choice, override });
      if (isAbsolute) {
        await expect(forced).rejects.toMatchObject(refused);
        expect(await getCase(firm.admin, arrived.id)).toMatchObject({ status: 'waiting' });
        return;
      }
      const { decision, status } = await forced;
      expect(status).toBe('assigned');
      expect(decision).toMatchObject({ outcome: 'manual', override: { ...override } });
      expect(decision.override?.exclusions).toContain(code);
    });
  });

  it('keeps a colleague from taking it over, unless overridden, with the reason on record', async () => {
    await at(NOW, async () => {
      const { firm, attorney, arrived } = await meet(obstacle);
      const holder = await firm.addAttorney({
        name: 'Holder',
        seniority: 'partner',
        expertise: { 'H-1B': 3, PERM: 3 },
      });
      // Joining may have freed the line already; where it has not, the case is given by hand.
      const { status } = await getCase(firm.admin, arrived.id);
      if (status === 'waiting') await assignCase(firm.admin, arrived.id, { attorneyId: holder.id });
      expect((await getCase(firm.admin, arrived.id)).attorney?.id).toBe(holder.id);
      const request = { toAttorneyId: attorney.id, reason: 'workload' } as const;
      await expect(reassignCase(firm.admin, arrived.id, request)).rejects.toMatchObject({ code });
      const override = { reason: 'The client insists' };
      const asHolder = firm.as('attorney', holder.id);
      await expect(
        reassignCase(asHolder, arrived.id, { ...request, override }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      const forced = reassignCase(firm.as('manager'), arrived.id, { ...request, override });
      if (isAbsolute) return expect(forced).rejects.toMatchObject({ code });
      await expect(forced).resolves.toMatchObject({ status: 'done' });
      const { items } = await getCaseHistory(firm.admin, arrived.id);
      expect(items.find(({ kind }) => kind === 'handoff')).toMatchObject({
        overrideReason: override.reason,
      });
      const recorded = await recordedOverrides(firm, arrived.id);
      const forcing = recorded.find((one) => one?.reason === override.reason);
      expect(forcing?.exclusions).toContain(code);
      return undefined;
    });
  });
});

async function recordedOverrides(firm: TestFirm, caseId: string): Promise<(Override | null)[]> {
  const rows = await withWholeFirm(firm.firmId, (tx) =>
    tx.decision.findMany({ where: { firmId: firm.firmId, caseId } }),
  );
  return rows.map(({ result }) => (result as unknown as Decision).override);
}

describe('all reasons against an attorney', () => {
  it('are recorded together, not only the first', async () => {
    await at(NOW, async () => {
      const firm = await foundFirm();
      const { id } = await firm.addAttorney({ capacity: 1, intakePerWeek: 1, seniority: 'junior' });
      await firm.addCase();
      await away(firm, id, '2027-03-08', '2027-03-20');
      const { decision } = await firm.addCase({ visaType: 'PERM', complexity: 9 });
      const codes = decision.candidates[0]?.exclusions.map(({ code }) => code);
      expect(codes).toEqual([
        'absent',
        'no-expertise',
        'above-threshold',
        'at-capacity',
        'intake-rate',
      ]);
    });
  });
});

describe('what does not stand in the way', () => {
  it('is a short absence to come, or a leave after the lead', async () => {
    await at(NOW, async () => {
      const firm = await foundFirm();
      const { id } = await firm.addAttorney();
      await away(firm, id, '2027-03-09', '2027-03-10');
      await away(firm, id, '2027-03-22', '2027-04-22');
      expect((await firm.addCase()).attorney?.id).toBe(id);
    });
  });

  it('is a case that waits on the government: filed cases take no place', async () => {
    await at(NOW, async () => {
      const firm = await foundFirm();
      const { id } = await firm.addAttorney({ capacity: 1 });
      await firm.addCase({ stage: 'filed' });
      expect((await firm.addCase()).attorney?.id).toBe(id);
    });
  });

  it('is a wall around another client of the same name, once a person has said that it is another', async () => {
    await at(NOW, async () => {
      const firm = await foundFirm();
      const { id } = await firm.addAttorney();
      const first = await firm.addCase({ client: { name: 'Mina Park' } });
      await addWall(firm.admin, { attorneyId: id, clientId: first.client.id, reason: 'Kin' });
      const again = await firm.addCase({ client: { name: 'Mina Park' } });
      expect(again.conflictCheck).toBe('open');
      const { version } = again;
      const answer = { version, answer: 'clear', note: 'Another one.' } as const;
      await answerConflict(firm.admin, again.id, answer);
      expect((await getCase(firm.admin, again.id)).attorney?.id).toBe(id);
      const { candidates } = await previewAssignment(firm.admin, { caseId: first.id });
      expect(candidates[0]?.exclusions.map(({ code }) => code)).toContain('ethical-wall');
    });
  });
});
