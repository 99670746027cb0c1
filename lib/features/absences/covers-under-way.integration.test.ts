import { afterEach, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner } from '@/tests/integration/as-owner';
import { at, changeRules } from '@/tests/integration/build-firm';
import {
  anaIsLeaving,
  BACK,
  BEGUN,
  fateOf,
  holderOf,
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
  makeCoverPermanent,
  mayMakeCoverPermanent,
  listOpenCovers,
  planCovers,
  recordAbsence,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await at('2026-06-01T00:00:00Z', findBrokenInvariants)).toEqual([]);
});

describe('a cover under way', () => {
  it('stays with the colleague when someone says so', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BEGUN);
    const { firm, ana, ben, caseIds } = story;
    const [cover] = await listOpenCovers(firm.actor, { caseId: caseIds[0] ?? '' });
    const asBen = { ...firm.actor, role: 'attorney', kind: 'member', attorneyId: ben } as const;
    await expect(makeCoverPermanent(asBen, cover?.id ?? '')).rejects.toMatchObject({
      code: 'forbidden',
    });
    const asAna = { ...asBen, attorneyId: ana };
    expect([asBen, asAna, firm.actor].map((one) => mayMakeCoverPermanent(one, ana))).toEqual([
      false,
      true,
      true,
    ]);
    await at(MIDWEEK, () => makeCoverPermanent(asAna, cover?.id ?? ''));
    await expect(makeCoverPermanent(firm.actor, cover?.id ?? '')).rejects.toMatchObject({
      code: 'conflict',
    });
    await tick(firm, BACK);
    expect(await holderOf(story)).toBe('Ben');
    expect(await fateOf(story, absenceId)).toEqual([['kept', 'kept-by-choice']]);
  });

  it('does not return once someone else has handed the case on, even back to the colleague', async () => {
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

  it('returns to the person who is full meanwhile, but not to whom has left', async () => {
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
