import { expect, test } from 'vitest';
import type { DepartureLoadDto } from '@/lib/contracts/departure';
import type { DepartureOutline } from '@/lib/features/planning/dto';
import { departureCase } from './departure-case-builder';
import { loadsAfter, movesOf, proposedChoices, standingAgainst } from './departure-choices';

const ref = (id: string) => ({ id, name: id });

function loadOf(id: string): DepartureLoadDto {
  const before = { activeCases: 2, openCases: 3, loadPoints: 250 };
  return { attorney: ref(id), capacity: 20, before, after: before };
}

const loads = [loadOf('ben'), loadOf('cy')];

const outline: DepartureOutline[] = [
  ['a', 4, 0, 100, 1],
  ['b', 2, 0, 100, 0],
  ['c', 1, null, 100, 1],
];

test('the proposal is what is chosen first, and a case that no one can take stays', () => {
  expect(proposedChoices(outline, loads)).toEqual({ a: 'ben', b: 'ben', c: null });
});

test('loads follow the choices: active cases count, others only weigh', () => {
  const choices = { ...proposedChoices(outline, loads), c: 'cy' };
  const after = loadsAfter(loads, outline, choices).map((load) => load.after);
  expect(after).toEqual([
    { activeCases: 3, openCases: 5, loadPoints: 450 },
    { activeCases: 3, openCases: 4, loadPoints: 350 },
  ]);
});

test('what moves is every case that someone is chosen for, in the order of the plan', () => {
  expect(movesOf(outline, { a: null, b: 'cy', c: 'ben' })).toEqual([
    { caseId: 'b', version: 2, attorneyId: 'cy' },
    { caseId: 'c', version: 1, attorneyId: 'ben' },
  ]);
});

test('the person who is chosen against the rules is known with what stands against them', () => {
  const exclusions = [{ code: 'absent' as const, detail: 'Away, back in 3 days.' }];
  const one = departureCase({
    ...{ caseId: 'a', eligible: [ref('ben')] },
    excluded: [{ ...ref('cy'), exclusions }],
  });
  expect(standingAgainst(one, 'cy')).toEqual(exclusions);
  expect(standingAgainst(one, 'ben')).toEqual([]);
  expect(standingAgainst(one, null)).toEqual([]);
});
