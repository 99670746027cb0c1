import { afterEach, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/attorneys';
import { getCase, getCaseHistory } from '@/lib/cases';
import { checkFirm } from '@/lib/doctor';
import { raiseWall } from '@/lib/walls';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import {
  cancelAbsence,
  changeAbsence,
  keepCover,
  listAffectedCases,
  listCovers,
  listOpenCovers,
  planCovers,
  recordAbsence,
  returnDueCovers,
  startDueCovers,
} from '.';

const MONDAY = '2026-03-02T15:00:00Z';
/** The absence is from the 9th to the 13th in New York: clocks go forward on the 8th. */
const BEFORE = '2026-03-09T03:59:00Z';
const BEGUN = '2026-03-09T04:00:00Z';
const MIDWEEK = '2026-03-11T15:00:00Z';
const LAST_NIGHT = '2026-03-14T03:59:00Z';
const BACK = '2026-03-14T04:00:00Z';
const DUE = '2026-03-11';

const WEEK = { startsOn: '2026-03-09', endsOn: '2026-03-13', kind: 'vacation' } as const;

afterEach(async () => {
  expect(await at('2026-06-01T00:00:00Z', findBrokenInvariants)).toEqual([]);
});

interface Story {
  firm: BuiltFirm;
  ana: string;
  ben: string;
  cy: string;
  caseIds: string[];
}

/** Ana holds so many cases due in the week that she is away; Ben and Cy can stand in. */
async function anaIsLeaving(cases = 1): Promise<Story> {
  return at(MONDAY, async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const caseIds: string[] = [];
    for (let n = 0; n < cases; n += 1) caseIds.push((await openCase(firm, { deadline: DUE })).id);
    const { id: ben } = await addAttorney(firm, { name: 'Ben' });
    const { id: cy } = await addAttorney(firm, { name: 'Cy' });
    return { firm, ana: firm.ids.Ana ?? '', ben, cy, caseIds };
  });
}

async function plannedCover(story: Story, to = story.ben): Promise<string> {
  const { firm, ana, caseIds } = story;
  return at(MONDAY, async () => {
    const { id } = await recordAbsence(firm.actor, { attorneyId: ana, ...WEEK });
    const covers = caseIds.map((caseId) => ({ caseId, attorneyId: to }));
    await planCovers(firm.actor, { absenceId: id, covers });
    return id;
  });
}

const tick = ({ firmId }: BuiltFirm, instant: string) =>
  at(instant, async () => {
    await returnDueCovers(firmId, new Date(instant));
    await startDueCovers(firmId, new Date(instant));
  });

async function holderOf({ firm, caseIds }: Story, n = 0): Promise<string | undefined> {
  return (await getCase(firm.actor, caseIds[n] ?? '')).attorney?.name;
}

async function fateOf({ firm }: Story, absenceId: string): Promise<(string | null)[][]> {
  const covers = await listCovers(firm.actor, { absenceId });
  return covers.map(({ status, endReason }) => [status, endReason]);
}

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

  it('leaves the case where nobody can take it, says so once and tries again', async () => {
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
    expect(told).toMatchObject([{ facts: { absent: 'Ana' } }]);
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

  it('ends when somebody hands the case off or closes it first', async () => {
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
      await raiseWall(firm.actor, {
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

describe('a cover under way', () => {
  it('stays with the colleague when somebody says so', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BEGUN);
    const { firm, ana, ben, caseIds } = story;
    const [cover] = await listOpenCovers(firm.actor, { caseId: caseIds[0] ?? '' });
    const asBen = { ...firm.actor, role: 'attorney', kind: 'member', attorneyId: ben } as const;
    await expect(keepCover(asBen, cover?.id ?? '')).rejects.toMatchObject({ code: 'forbidden' });
    const asAna = { ...asBen, attorneyId: ana };
    await at(MIDWEEK, () => keepCover(asAna, cover?.id ?? ''));
    await expect(keepCover(firm.actor, cover?.id ?? '')).rejects.toMatchObject({
      code: 'conflict',
    });
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ben');
    expect(await fateOf(story, absenceId)).toEqual([['kept', 'kept-by-choice']]);
  });

  it('does not return once somebody else has handed the case on, even back to the colleague', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BEGUN);
    const { firm, ben, cy, caseIds } = story;
    const [caseId = ''] = caseIds;
    await at(MIDWEEK, async () => {
      await reassignCase(firm.actor, caseId, { toAttorneyId: cy, reason: 'workload' });
      await reassignCase(firm.actor, caseId, { toAttorneyId: ben, reason: 'workload' });
    });
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ben');
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'case-moved']]);
  });

  it('returns at once when the absence ends early, and later when it is made longer', async () => {
    const story = await anaIsLeaving(1);
    const absenceId = await plannedCover(story);
    const { firm } = story;
    await tick(firm, BEGUN);
    await at(MIDWEEK, () => changeAbsence(firm.actor, { absenceId, endsOn: '2026-03-20' }));
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ben');
    await at('2026-03-16T15:00:00Z', () => cancelAbsence(firm.actor, { absenceId }));
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['returned', null]]);
  });

  it('goes on through another absence that adjoins the first', async () => {
    const story = await anaIsLeaving();
    await plannedCover(story);
    const { firm, ana } = story;
    await at(MONDAY, () =>
      recordAbsence(firm.actor, {
        attorneyId: ana,
        startsOn: '2026-03-14',
        endsOn: '2026-03-16',
        kind: 'court',
      }),
    );
    await tick(firm, BEGUN);
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ben');
    await tick(firm, '2026-03-17T04:00:00Z');
    expect(await holderOf(story)).toBe('Ana');
  });

  it('returns to whoever is full meanwhile, but not to whom has left', async () => {
    const story = await anaIsLeaving(2);
    const { firm, ana, ben, cy, caseIds } = story;
    await plannedCover(story);
    await tick(firm, BEGUN);
    await at(MIDWEEK, () => changeAttorney(firm.actor, ana, { capacity: 1 }));
    await tick(firm, BACK);
    expect([await holderOf(story, 0), await holderOf(story, 1)]).toEqual(['Ana', 'Ana']);
    await at('2026-03-16T15:00:00Z', async () => {
      const window = { startsOn: '2026-03-16', endsOn: '2026-03-17', kind: 'sick' } as const;
      const { id: absenceId } = await recordAbsence(firm.actor, { attorneyId: ana, ...window });
      const covers = [{ caseId: caseIds[0] ?? '', attorneyId: cy }];
      await planCovers(firm.actor, { absenceId, covers });
      await changeAttorney(firm.actor, ana, { active: false });
    });
    await tick(firm, '2026-03-18T15:00:00Z');
    expect(await holderOf(story)).toBe('Cy');
    expect(await listOpenCovers(firm.actor, { attorneyId: ana })).toEqual([]);
    expect(ben).not.toBe(cy);
  });

  it('is passed on when the colleague leaves too, and still returns to the first holder', async () => {
    const story = await anaIsLeaving();
    const { firm, ben, cy, caseIds } = story;
    await plannedCover(story);
    await tick(firm, BEGUN);
    await at(MIDWEEK, async () => {
      const { id: absenceId } = await recordAbsence(firm.actor, {
        attorneyId: ben,
        startsOn: '2026-03-11',
        endsOn: '2026-03-12',
        kind: 'sick',
      });
      const covers = [{ caseId: caseIds[0] ?? '', attorneyId: cy }];
      await planCovers(firm.actor, { absenceId, covers });
    });
    expect(await holderOf(story)).toBe('Cy');
    await tick(firm, '2026-03-13T15:00:00Z');
    expect(await holderOf(story)).toBe('Cy');
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ana');
  });

  it('needs a manager where colleagues have to consent', async () => {
    const story = await anaIsLeaving();
    const { firm, ana, ben, caseIds } = story;
    const asAna = { ...firm.actor, role: 'attorney', kind: 'member', attorneyId: ana } as const;
    await at(MONDAY, async () => {
      await changeRules(firm, { handoffNeedsAcceptance: true });
      const { id: absenceId } = await recordAbsence(asAna, { attorneyId: ana, ...WEEK });
      const plan = { absenceId, covers: [{ caseId: caseIds[0] ?? '', attorneyId: ben }] };
      await expect(planCovers(asAna, plan)).rejects.toMatchObject({ code: 'forbidden' });
      await planCovers(firm.actor, plan);
    });
    await tick(firm, BEGUN);
    expect(await holderOf(story)).toBe('Ben');
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

it('a cover that no longer holds its case is found by the doctor', async () => {
  const story = await anaIsLeaving();
  const absenceId = await plannedCover(story);
  await tick(story.firm, BEGUN);
  const { firmId } = story.firm;
  const checks = async () => (await checkFirm(firmId)).map(({ check }) => check);
  await asOwner('UPDATE covers SET to_attorney_id = $2 WHERE firm_id = $1', [firmId, story.cy]);
  expect(await at(MIDWEEK, checks)).toEqual(['cover-holds']);
  await asOwner('UPDATE covers SET to_attorney_id = $2 WHERE firm_id = $1', [firmId, story.ben]);
  const cancel = 'UPDATE absences SET cancelled_at = $2 WHERE firm_id = $1 AND id = $3';
  await asOwner(cancel, [firmId, MIDWEEK, absenceId]);
  expect(await at(MIDWEEK, checks)).toEqual(['cover-absence']);
  await asOwner(cancel, [firmId, null, absenceId]);
  await asOwner(
    `UPDATE covers SET status = 'planned', started_at = NULL, start_handoff_id = NULL
      WHERE firm_id = $1`,
    [firmId],
  );
  expect(await at(MIDWEEK, checks)).toEqual(['cover-planned']);
  await asOwner(
    `UPDATE covers SET status = 'ended', ended_at = now(), end_reason = 'withdrawn'
      WHERE firm_id = $1`,
    [firmId],
  );
});
