import { expect, it } from 'vitest';
import { at } from '@/tests/integration/build-firm';
import {
  anaIsLeaving,
  BEGUN,
  holderOf,
  MIDWEEK,
  MONDAY,
  plannedCover,
  tick,
  WEEK,
} from '@/tests/integration/cover-fixture';
import { changeAbsence, previewAbsenceChange, recordAbsence } from './';

const LATER = { startsOn: '2026-03-16', endsOn: '2026-03-18' };

it('tells which deadlines come to lie in other days, and changes nothing', async () => {
  const { firm, ana, caseIds } = await anaIsLeaving();
  const { id: absenceId } = await at(MONDAY, () =>
    recordAbsence(firm.actor, { attorneyId: ana, ...WEEK, ...LATER }),
  );
  const earlier = { absenceId, startsOn: '2026-03-10', endsOn: LATER.endsOn };
  const preview = await at(MONDAY, () => previewAbsenceChange(firm.actor, earlier));
  expect(preview).toMatchObject({ atRisk: [{ caseId: caseIds[0], number: 1 }], covers: [] });
  const same = await at(MONDAY, () => previewAbsenceChange(firm.actor, { absenceId, ...LATER }));
  expect(same).toEqual({ atRisk: [], covers: [] });
});

it('tells the fate of each cover as the change then brings it about', async () => {
  const story = await anaIsLeaving();
  const { firm } = story;
  const absenceId = await plannedCover(story);
  const foresee = (instant: string, days: { startsOn: string; endsOn: string }) =>
    at(instant, () => previewAbsenceChange(firm.actor, { absenceId, ...days }));
  const shorter = await foresee(MONDAY, { startsOn: WEEK.startsOn, endsOn: '2026-03-10' });
  expect(shorter.covers).toMatchObject([
    { number: 1, attorney: { name: 'Ben' }, what: 'given-up' },
  ]);
  const sooner = { startsOn: '2026-03-02', endsOn: WEEK.endsOn };
  expect((await foresee(MONDAY, sooner)).covers).toMatchObject([{ what: 'begins' }]);
  await tick(firm, BEGUN);
  const over = { startsOn: WEEK.startsOn, endsOn: '2026-03-10' };
  expect((await foresee(MIDWEEK, over)).covers).toMatchObject([{ what: 'returns' }]);
  expect(await holderOf(story)).toBe('Ben');
  await at(MIDWEEK, () => changeAbsence(firm.actor, { absenceId, ...over }));
  expect(await holderOf(story)).toBe('Ana');
});

it('is refused to whom the change would be, and for days that cannot be', async () => {
  const story = await anaIsLeaving();
  const { firm, ben } = story;
  const absenceId = await plannedCover(story);
  const asBen = { ...firm.actor, role: 'attorney', kind: 'member', attorneyId: ben } as const;
  const days = { absenceId, startsOn: WEEK.startsOn, endsOn: WEEK.endsOn };
  await expect(at(MONDAY, () => previewAbsenceChange(asBen, days))).rejects.toMatchObject({
    code: 'forbidden',
  });
  const later = { ...days, startsOn: '2026-03-12' };
  await expect(at(MIDWEEK, () => previewAbsenceChange(firm.actor, later))).rejects.toMatchObject({
    code: 'validation-failed',
  });
});
