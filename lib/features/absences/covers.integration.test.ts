import { afterEach, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { getCase, getCaseHistory } from '@/lib/features/cases';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { at, changeRules, editCase } from '@/tests/integration/build-firm';
import {
  anaIsLeaving,
  BACK,
  BEFORE,
  BEGUN,
  fateOf,
  holderOf,
  LAST_NIGHT,
  MIDWEEK,
  MONDAY,
  plannedCover,
  tick,
  WEEK,
} from '@/tests/integration/cover-fixture';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import {
  cancelAbsence,
  changeAbsence,
  listAffectedCases,
  listAffectedCasesOf,
  listCovers,
  planCovers,
  recordAbsence,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await at('2026-06-01T00:00:00Z', findBrokenInvariants)).toEqual([]);
});

describe('a planned cover', () => {
  it('starts with the absence, not a minute before, and returns when it is over', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BEFORE);
    expect(await holderOf(story)).toBe('Ana');
    await tick(story.firm, BEGUN);
    await tick(story.firm, BEGUN);
    expect(await holderOf(story)).toBe('Ben');
    await tick(story.firm, LAST_NIGHT);
    expect(await holderOf(story)).toBe('Ben');
    await tick(story.firm, BACK);
    await tick(story.firm, BACK);
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['returned', null]]);
    const { items } = await getCaseHistory(story.firm.actor, story.caseIds[0] ?? '');
    const handoffs = items.filter((entry) => entry.kind === 'handoff');
    expect(handoffs.map(({ reason, note }) => [reason, note])).toEqual([
      ['absence', 'Cover while Ana is away until Mar 13, 2026; returns by itself.'],
      ['absence', 'Ana is back: the cover has ended.'],
    ]);
  });

  it('starts at once when the absence has begun already', async () => {
    const story = await anaIsLeaving();
    const { firm, ana, ben, caseIds } = story;
    await at(MIDWEEK, async () => {
      const { id: absenceId, affectedCases } = await recordAbsence(firm.actor, {
        attorneyId: ana,
        ...WEEK,
      });
      expect(affectedCases).toMatchObject([{ caseId: caseIds[0], proposedCover: { name: 'Ben' } }]);
      const covers = [{ caseId: caseIds[0] ?? '', attorneyId: ben }];
      expect(await planCovers(firm.actor, { absenceId, covers })).toMatchObject([
        { status: 'active', toAttorney: { name: 'Ben' } },
      ]);
    });
    expect(await holderOf(story)).toBe('Ben');
  });

  it('goes to whom the rules choose when the colleague cannot take it by then', async () => {
    const story = await anaIsLeaving();
    await plannedCover(story);
    await at(BEFORE, () => changeAttorney(story.firm.actor, story.ben, { active: false }));
    await tick(story.firm, BEGUN);
    expect(await holderOf(story)).toBe('Cy');
    await tick(story.firm, BACK);
    expect(await holderOf(story)).toBe('Ana');
  });

  it('leaves the case where no one can take it, says so once and tries again', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const { firm, ben, cy } = story;
    await at(BEFORE, async () => {
      await changeAttorney(firm.actor, ben, { active: false });
      await changeAttorney(firm.actor, cy, { active: false });
    });
    await tick(firm, BEGUN);
    await tick(firm, '2026-03-09T05:00:00Z');
    expect(await holderOf(story)).toBe('Ana');
    const [blocked] = await listCovers(firm.actor, { absenceId });
    const told = await asOwner(
      "SELECT facts FROM notifications WHERE firm_id = $1 AND kind = 'cover-not-possible'",
      [firm.firmId],
    );
    expect(told).toEqual([
      { facts: { absent: 'Ana', reasons: { inactive: 2, 'previous-holder': 1 } } },
    ]);
    expect(blocked).toMatchObject({ status: 'planned', blockedAt: new Date(BEGUN).toISOString() });
    await at(MIDWEEK, () => changeAttorney(firm.actor, cy, { active: true }));
    await tick(firm, MIDWEEK);
    expect(await holderOf(story)).toBe('Cy');
  });

  it('that never began ends with the absence', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BACK);
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'absence-over']]);
  });

  it('ends when someone hands the case off or closes it first', async () => {
    const story = await anaIsLeaving(2);
    const absenceId = await plannedCover(story);
    const { firm, cy, caseIds } = story;
    await at(MONDAY, async () => {
      const [first = '', second = ''] = caseIds;
      await reassignCase(firm.actor, first, { toAttorneyId: cy, reason: 'workload' });
      await editCase(firm, second, { stage: 'closed' });
    });
    expect(await fateOf(story, absenceId)).toEqual([
      ['ended', 'case-moved'],
      ['ended', 'case-closed'],
    ]);
    await tick(firm, BEGUN);
    expect(await holderOf(story)).toBe('Cy');
  });

  it('is changed or taken back until it begins', async () => {
    const story = await anaIsLeaving(2);
    const absenceId = await plannedCover(story);
    const { firm, cy, caseIds } = story;
    const [changed = '', left = ''] = caseIds;
    const covers = [
      { caseId: changed, attorneyId: cy },
      { caseId: left, attorneyId: null },
    ];
    await at(MONDAY, () => planCovers(firm.actor, { absenceId, covers }));
    const affected = await at(MONDAY, () => listAffectedCasesOf(firm.actor, { absenceId }));
    expect(affected.map(({ caseId, plannedCover: to }) => [caseId, to?.id ?? null])).toEqual([
      [changed, cy],
      [left, null],
    ]);
    const ofCy = listAffectedCasesOf(firm.actor, { absenceId, attorneyId: cy });
    await expect(ofCy).rejects.toMatchObject({ code: 'not-found' });
    await tick(firm, BEGUN);
    expect([await holderOf(story, 0), await holderOf(story, 1)]).toEqual(['Cy', 'Ana']);
    expect(await fateOf(story, absenceId)).toEqual([
      ['active', null],
      ['ended', 'withdrawn'],
    ]);
  });

  it('is refused for whom a wall keeps from the client, who is away or who lacks the expertise', async () => {
    const story = await anaIsLeaving();
    const { firm, ana, ben, cy, caseIds } = story;
    const [caseId = ''] = caseIds;
    await at(MONDAY, async () => {
      const { client } = await getCase(firm.actor, caseId);
      await addWall(firm.actor, {
        attorneyId: ben,
        clientId: client.id,
        reason: 'Former client',
      });
      await recordAbsence(firm.actor, { attorneyId: cy, ...WEEK });
      const { id: absenceId } = await recordAbsence(firm.actor, { attorneyId: ana, ...WEEK });
      const choose = (attorneyId: string) =>
        planCovers(firm.actor, { absenceId, covers: [{ caseId, attorneyId }] });
      await expect(choose(ben)).rejects.toMatchObject({
        code: 'ethical-wall',
        fields: [{ path: 'covers.0.attorneyId' }],
      });
      await expect(choose(cy)).rejects.toMatchObject({ code: 'absent' });
      await changeAttorney(firm.actor, cy, { expertise: { 'H-1B': 0 } });
      await expect(choose(cy)).rejects.toMatchObject({ code: 'absent' });
      await expect(choose(ana)).rejects.toMatchObject({ code: 'previous-holder' });
      expect(await listCovers(firm.actor, { absenceId })).toEqual([]);
    });
  });
});

describe('proposed covers', () => {
  it('are spread by the load that the earlier ones bring', async () => {
    const { firm, ana } = await anaIsLeaving(4);
    await at(MONDAY, async () => {
      await changeRules(firm, { strategy: 'workload-based' });
      const affected = await listAffectedCases(firm.actor, { attorneyId: ana, ...pick(WEEK) });
      const names = affected.map(({ proposedCover }) => proposedCover?.name);
      expect(names).toEqual(['Ben', 'Cy', 'Ben', 'Cy']);
    });
  });

  it('name the colleague that the absence names first, as long as there is room', async () => {
    const { firm, ana, cy } = await anaIsLeaving(3);
    await at(MONDAY, async () => {
      await changeAttorney(firm.actor, cy, { capacity: 2 });
      const { affectedCases } = await recordAbsence(firm.actor, {
        attorneyId: ana,
        ...WEEK,
        coverAttorneyId: cy,
      });
      const names = affectedCases.map(({ proposedCover }) => proposedCover?.name);
      expect(names).toEqual(['Cy', 'Cy', 'Ben']);
    });
  });
});

function pick({ startsOn, endsOn }: typeof WEEK) {
  return { startsOn, endsOn };
}

describe('a changed absence', () => {
  it('gives up planned covers of cases that are due outside it now', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const { firm } = story;
    await at(MONDAY, () => changeAbsence(firm.actor, { absenceId, endsOn: '2026-03-10' }));
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'deadline-outside']]);
  });

  it('gives up its covers when it is cancelled', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await at(MONDAY, () => cancelAbsence(story.firm.actor, { absenceId }));
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'absence-cancelled']]);
  });

  it('starts its covers at once when it turns out to have begun', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const change = { absenceId, startsOn: '2026-03-05', endsOn: '2026-03-13', version: 1 };
    await at('2026-03-06T15:00:00Z', () => changeAbsence(story.firm.actor, change));
    expect(await holderOf(story)).toBe('Ben');
    await expect(
      at('2026-03-06T16:00:00Z', () => changeAbsence(story.firm.actor, change)),
    ).rejects.toMatchObject({ code: 'stale-version' });
  });
});
