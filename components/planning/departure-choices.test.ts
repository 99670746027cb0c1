import { expect, test } from 'vitest';
import type { DepartureCaseDto, DepartureLoadDto } from '@/lib/planning/dto';
import { loadsAfter, proposedChoices } from './departure-choices';

const ref = (id: string) => ({ id, name: id });

function caseOf(caseId: string, to: string | null, countsActive = true): DepartureCaseDto {
  return {
    ...{ caseId, number: 1, clientName: 'Somebody', visaType: 'H-1B', stage: 'drafting' },
    ...{ priority: 'normal', complexity: 5, deadline: null, version: 1, loadPoints: 100 },
    ...{ countsActive, proposedAttorney: to === null ? null : ref(to), reason: 'Because.' },
    ...{ eligible: [], coveredFor: null },
  };
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
