import { expect, test } from 'vitest';
import type { DepartureCaseDto, DepartureLoadDto } from '@/lib/planning/dto';
import { departureCase } from './departure-case-builder';
import { loadsAfter, proposedChoices, standingAgainst } from './departure-choices';

const ref = (id: string) => ({ id, name: id });

function caseOf(caseId: string, to: string | null, countsActive = true): DepartureCaseDto {
  return departureCase({
    ...{ caseId, countsActive },
    proposedAttorney: to === null ? null : ref(to),
  });
}

function loadOf(id: string): DepartureLoadDto {
  const before = { activeCases: 2, openCases: 3, loadPoints: 250 };
  return { attorney: ref(id), capacity: 20, before, after: before };
}

test('the proposal is what is chosen first, and a case that nobody can take stays', () => {
  expect(proposedChoices([caseOf('a', 'ben'), caseOf('b', null)])).toEqual({ a: 'ben', b: null });
});

test('loads follow the choices: active cases count, others only weigh', () => {
  const cases = [caseOf('a', 'ben'), caseOf('b', 'ben', false), caseOf('c', null)];
  const choices = { ...proposedChoices(cases), c: 'cy' };
  const after = loadsAfter([loadOf('ben'), loadOf('cy')], cases, choices).map((load) => load.after);
  expect(after).toEqual([
    { activeCases: 3, openCases: 5, loadPoints: 450 },
    { activeCases: 3, openCases: 4, loadPoints: 350 },
  ]);
});

test('whoever is chosen against the rules is known with what stands against them', () => {
  const exclusions = [{ code: 'absent' as const, detail: 'Away, back in 3 days.' }];
  const one = departureCase({
    ...{ caseId: 'a', eligible: [ref('ben')] },
    excluded: [{ ...ref('cy'), exclusions }],
  });
  expect(standingAgainst(one, 'cy')).toEqual(exclusions);
  expect(standingAgainst(one, 'ben')).toEqual([]);
  expect(standingAgainst(one, null)).toEqual([]);
});
