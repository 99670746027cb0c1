import type { Exclusion } from '@/lib/assignment/core';
import type { CarriedDto, DepartureCaseDto, DepartureLoadDto } from '@/lib/planning/dto';

/** Who takes each case, by case id; null leaves a case where it is. */
export type Choices = Readonly<Record<string, string | null>>;

/** The rules' own proposal for each case. */
export function proposedChoices(cases: readonly DepartureCaseDto[]): Choices {
  return Object.fromEntries(
    cases.map(({ caseId, proposedAttorney }) => [caseId, proposedAttorney?.id ?? null]),
  );
}

/** What stands against who is chosen for a case; empty for somebody eligible, and for nobody. */
export function standingAgainst(
  { excluded }: DepartureCaseDto,
  chosen: string | null,
): readonly Exclusion[] {
  return excluded.find(({ id }) => id === chosen)?.exclusions ?? [];
}

/** What everybody would carry with these choices carried out. */
export function loadsAfter(
  loads: readonly DepartureLoadDto[],
  cases: readonly DepartureCaseDto[],
  choices: Choices,
): DepartureLoadDto[] {
  return loads.map((load) => {
    const taken = cases.filter(({ caseId }) => choices[caseId] === load.attorney.id);
    return { ...load, after: taken.reduce(withCase, load.before) };
  });
}

function withCase(carried: CarriedDto, one: DepartureCaseDto): CarriedDto {
  return {
    activeCases: carried.activeCases + (one.countsActive ? 1 : 0),
    openCases: carried.openCases + 1,
    loadPoints: carried.loadPoints + one.loadPoints,
  };
}
