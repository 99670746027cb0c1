import { afterEach, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { getCase } from '@/lib/features/cases';
import { reportReassignments } from '@/lib/features/reports';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { at, changeRules, editCase } from '@/tests/integration/build-firm';
import {
  anaIsLeaving,
  BEGUN,
  fateOf,
  holderOf,
  MIDWEEK,
  MONDAY,
  plannedCover,
  tick,
  WEEK,
  type Fixture,
} from '@/tests/integration/cover-fixture';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import {
  cancelAbsence,
  changeAbsence,
  makeCoverPermanent,
  listAbsences,
  listCovers,
  listOpenCovers,
  planCovers,
  recordAbsence,
  rememberAct,
  undoAbsenceAct,
} from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/** A few minutes after `MIDWEEK`, and too many. */
const SOON = '2026-03-11T15:04:00Z';
const LATE = '2026-03-11T15:20:00Z';

afterEach(async () => {
  expect(await at('2026-06-01T00:00:00Z', findBrokenInvariants)).toEqual([]);
});

const record = ({ firm, ana }: Fixture, days: { startsOn: string; endsOn: string } = WEEK) =>
  rememberAct(
    firm.actor,
    { kind: 'recorded', about: 'new' },
    () => recordAbsence(firm.actor, { attorneyId: ana, ...WEEK, ...days }),
    ({ id }) => id,
  );

const change = (
  { firm }: Fixture,
  absenceId: string,
  days: { startsOn?: string; endsOn?: string },
) =>
  rememberAct(firm.actor, { kind: 'changed', about: { absenceId } }, () =>
    changeAbsence(firm.actor, { absenceId, ...days }),
  );

const cancel = ({ firm }: Fixture, absenceId: string) =>
  rememberAct(firm.actor, { kind: 'cancelled', about: { absenceId } }, () =>
    cancelAbsence(firm.actor, { absenceId }),
  );

const plan = ({ firm, caseIds }: Fixture, absenceId: string, attorneyId: string | null) =>
  rememberAct(firm.actor, { kind: 'covers-planned', about: { absenceId } }, () =>
    planCovers(firm.actor, {
      absenceId,
      covers: caseIds.map((caseId) => ({ caseId, attorneyId })),
    }),
  );

const undo = ({ firm }: Fixture, { undoId }: { undoId: string }, instant = SOON) =>
  at(instant, () => undoAbsenceAct(firm.actor, { undoId }));

async function absencesOf({ firm, ana }: Fixture) {
  const { items } = await listAbsences(firm.actor, { attorneyId: ana });
  return items.map(({ startsOn, endsOn, status }) => [startsOn, endsOn, status]);
}

async function handoffsCounted({ firm }: Fixture) {
  const span = { from: '2026-03-01', to: '2026-03-31' };
  return (await at(LATE, () => reportReassignments(firm.actor, span))).handoffs;
}

describe('recording undone', () => {
  it('takes back one that has begun, whole, with the covers confirmed since, and counts nowhere', async () => {
    const story = await anaIsLeaving();
    const { undoId, absenceId } = await at(MIDWEEK, async () => {
      const recorded = await record(story);
      await plan(story, recorded.result.id, story.ben);
      return { undoId: recorded.undoId, absenceId: recorded.result.id };
    });
    expect(await holderOf(story)).toBe('Ben');
    expect(await undo(story, { undoId })).toMatchObject({ kind: 'recorded', staying: [] });
    expect(await at(SOON, () => absencesOf(story))).toEqual([]);
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'withdrawn']]);
    expect(await handoffsCounted(story)).toBe(0);
    const kinds = await asOwner<{ kind: string }>(
      "SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE '%-undone' ORDER BY seq",
      [story.firm.firmId],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['absence-undone', 'cover-undone']);
  });
});

describe('a change undone', () => {
  it('restores the days, and the cover whose deadline had come to lie outside', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const changed = await at(MONDAY, () => change(story, absenceId, { endsOn: '2026-03-10' }));
    expect(await fateOf(story, absenceId)).toEqual([['ended', 'deadline-outside']]);
    await undo(story, changed, '2026-03-02T15:05:00Z');
    expect(await at(MONDAY, () => absencesOf(story))).toEqual([
      [WEEK.startsOn, WEEK.endsOn, 'upcoming'],
    ]);
    expect(await fateOf(story, absenceId)).toEqual([['planned', null]]);
    await tick(story.firm, BEGUN);
    expect(await holderOf(story)).toBe('Ben');
  });

  it('gives back a case whose cover the earlier beginning had started', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const changed = await at(MONDAY, () => change(story, absenceId, { startsOn: '2026-03-02' }));
    expect(await holderOf(story)).toBe('Ben');
    await undo(story, changed, '2026-03-02T15:05:00Z');
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['planned', null]]);
    expect(await handoffsCounted(story)).toBe(0);
  });

  it('is refused once someone has changed the absence again, and twice', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await at(MONDAY, async () => {
      const first = await change(story, absenceId, { endsOn: '2026-03-16' });
      const second = await change(story, absenceId, { endsOn: '2026-03-17' });
      await expect(undo(story, first, MONDAY)).rejects.toMatchObject({ code: 'conflict' });
      await undo(story, second, MONDAY);
      await expect(undo(story, second, MONDAY)).rejects.toMatchObject({ code: 'conflict' });
      expect(await absencesOf(story)).toEqual([[WEEK.startsOn, '2026-03-16', 'upcoming']]);
    });
  });
});

describe('a cancellation undone', () => {
  it('brings back the absence and its planned covers', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const cancelled = await at(MONDAY, () => cancel(story, absenceId));
    expect(await at(MONDAY, () => absencesOf(story))).toEqual([]);
    await undo(story, cancelled, '2026-03-02T15:05:00Z');
    expect(await at(MONDAY, () => absencesOf(story))).toHaveLength(1);
    expect(await fateOf(story, absenceId)).toEqual([['planned', null]]);
  });

  it('of one under way brings the case back to its cover, from whom it still returns', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    await tick(story.firm, BEGUN);
    const cancelled = await at(MIDWEEK, () => cancel(story, absenceId));
    expect(await holderOf(story)).toBe('Ana');
    await undo(story, cancelled);
    expect(await holderOf(story)).toBe('Ben');
    expect(await fateOf(story, absenceId)).toEqual([['active', null]]);
    await at('2026-03-12T15:00:00Z', () => cancelAbsence(story.firm.actor, { absenceId }));
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, absenceId)).toEqual([['returned', null]]);
  });

  it('names the cases that cannot go back to their covers: moved on, closed, walled, full', async () => {
    const story = await anaIsLeaving(5);
    const { firm, ben, cy, caseIds } = story;
    const absenceId = await plannedCover(story);
    await tick(firm, BEGUN);
    const cancelled = await at(MIDWEEK, () => cancel(story, absenceId));
    const [moved = '', closed = '', walled = ''] = caseIds;
    await at(MIDWEEK, async () => {
      await reassignCase(firm.actor, moved, { toAttorneyId: cy, reason: 'expertise' });
      await editCase(firm, closed, { stage: 'closed' });
      const { client } = await getCase(firm.actor, walled);
      await addWall(firm.actor, { attorneyId: ben, clientId: client.id, reason: 'Family' });
      await changeAttorney(firm.actor, ben, { capacity: 1 });
    });
    const { staying } = await undo(story, cancelled);
    expect(staying.map(({ number, why }) => [number, why])).toEqual([
      [1, expect.stringMatching(/not the last one/)],
      [2, expect.stringMatching(/closed/)],
      [3, expect.stringMatching(/wall/)],
      [5, expect.stringMatching(/at most 1/)],
    ]);
    expect(await holderOf(story, 3)).toBe('Ben');
    expect(await at(SOON, () => absencesOf(story))).toEqual([
      [WEEK.startsOn, WEEK.endsOn, 'current'],
    ]);
  });
});

describe('covers undone', () => {
  it('are what they were: another colleague’s, or none', async () => {
    const story = await anaIsLeaving();
    const { result } = await at(MIDWEEK, () => record(story));
    const planned = await at(MIDWEEK, () => plan(story, result.id, story.ben));
    expect(await holderOf(story)).toBe('Ben');
    await undo(story, planned);
    expect(await holderOf(story)).toBe('Ana');
    expect(await fateOf(story, result.id)).toEqual([['ended', 'withdrawn']]);
    expect(await handoffsCounted(story)).toBe(0);
  });

  it('that were planned for someone else before are theirs again', async () => {
    const story = await anaIsLeaving();
    const absenceId = await plannedCover(story);
    const replanned = await at(MONDAY, () => plan(story, absenceId, story.cy));
    await undo(story, replanned, MONDAY);
    const [cover] = await listCovers(story.firm.actor, { absenceId });
    expect(cover).toMatchObject({ status: 'planned', toAttorney: { name: 'Ben' } });
  });

  it('kept by mistake return again', async () => {
    const story = await anaIsLeaving();
    const { firm, caseIds } = story;
    const absenceId = await plannedCover(story);
    await tick(firm, BEGUN);
    const [cover] = await listOpenCovers(firm.actor, { caseId: caseIds[0] ?? '' });
    const coverId = cover?.id ?? '';
    const kept = await at(MIDWEEK, () =>
      rememberAct(firm.actor, { kind: 'cover-kept', about: { coverId } }, () =>
        makeCoverPermanent(firm.actor, coverId),
      ),
    );
    await undo(story, kept);
    expect(await fateOf(story, absenceId)).toEqual([['active', null]]);
    await tick(firm, '2026-03-14T04:00:00Z');
    expect(await holderOf(story)).toBe('Ana');
  });
});

describe('undoing', () => {
  const member = (story: Fixture, id: string, attorneyId: string | null): Actor => ({
    ...story.firm.actor,
    ...{ kind: 'member', role: 'attorney', id, attorneyId },
  });

  it('is for the person who did it, while they still may, and for ten minutes', async () => {
    const story = await anaIsLeaving();
    const { firm, ana, ben } = story;
    const asAna = member(story, '018f0000-0000-7000-8000-000000000001', ana);
    const { undoId } = await at(MIDWEEK, () =>
      rememberAct(
        asAna,
        { kind: 'recorded', about: 'new' },
        () => recordAbsence(asAna, { attorneyId: ana, ...WEEK }),
        ({ id }) => id,
      ),
    );
    const by = (actor: Actor, instant = SOON) =>
      at(instant, () => undoAbsenceAct(actor, { undoId }));
    await expect(by(firm.actor)).rejects.toMatchObject({ code: 'not-found' });
    const asOther = member(story, '018f0000-0000-7000-8000-000000000002', ben);
    await expect(by(asOther)).rejects.toMatchObject({ code: 'not-found' });
    await expect(by({ ...asAna, attorneyId: ben })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(by(asAna, LATE)).rejects.toMatchObject({ code: 'conflict' });
    expect(await by(asAna)).toMatchObject({ kind: 'recorded' });
  });

  it('of covers needs a manager where colleagues have to consent', async () => {
    const story = await anaIsLeaving();
    const { result } = await at(MIDWEEK, () => record(story));
    const asAna = member(story, '018f0000-0000-7000-8000-000000000001', story.ana);
    const covers = [{ caseId: story.caseIds[0] ?? '', attorneyId: story.ben }];
    const planned = await at(MIDWEEK, () =>
      rememberAct(asAna, { kind: 'covers-planned', about: { absenceId: result.id } }, () =>
        planCovers(asAna, { absenceId: result.id, covers }),
      ),
    );
    await at(MIDWEEK, () => changeRules(story.firm, { handoffNeedsAcceptance: true }));
    await expect(
      at(SOON, () => undoAbsenceAct(asAna, { undoId: planned.undoId })),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(await holderOf(story)).toBe('Ben');
  });

  it('and a further handoff at the same moment: the case ends with one of them, all else restored', async () => {
    const story = await anaIsLeaving(2);
    const { firm, cy, caseIds } = story;
    const { result } = await at(MIDWEEK, () => record(story));
    const planned = await at(MIDWEEK, () => plan(story, result.id, story.ben));
    const [caseId = ''] = caseIds;
    const { version } = await getCase(firm.actor, caseId);
    const [undone, further] = await Promise.allSettled([
      undo(story, planned),
      at(SOON, () =>
        reassignCase(firm.actor, caseId, { toAttorneyId: cy, reason: 'other', version }),
      ),
    ]);
    if (undone.status === 'rejected') throw undone.reason;
    const isBack = undone.value.staying.length === 0;
    expect(further.status).toBe(isBack ? 'rejected' : 'fulfilled');
    expect([await holderOf(story, 0), await holderOf(story, 1)]).toEqual([
      isBack ? 'Ana' : 'Cy',
      'Ana',
    ]);
  });
});
