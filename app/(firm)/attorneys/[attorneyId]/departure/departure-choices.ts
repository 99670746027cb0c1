import type { CarriedDto, DepartureCaseDto, DepartureLoadDto } from '@/lib/contracts/departure';
import type { DepartureOutline } from '@/lib/features/planning/dto';
import type { PackedMove } from '@/lib/contracts/packed-plan';
import type { LabelledExclusion } from '@/lib/contracts/decision';

/** Who takes each case, by case id; null leaves a case where it is. */
export type Choices = Readonly<Record<string, string | null>>;

/** The rules' own proposal for each case. */
export function proposedChoices(
  outline: readonly DepartureOutline[],
  loads: readonly DepartureLoadDto[],
): Choices {
  return Object.fromEntries(
    outline.map(([caseId, , taker]) => [
      caseId,
      taker === null ? null : (loads[taker]?.attorney.id ?? null),
    ]),
  );
}

/** The cases that move with these choices, in the order of the plan. */
export function movesOf(outline: readonly DepartureOutline[], choices: Choices): PackedMove[] {
  return outline.flatMap(([caseId, version]) => {
    const attorneyId = choices[caseId];
    return attorneyId ? [{ caseId, version, attorneyId }] : [];
  });
}

/** What stands against who is chosen for a case; empty for someone eligible, and for no one. */
export function standingAgainst(
  { excluded }: DepartureCaseDto,
  chosen: string | null,
): readonly LabelledExclusion[] {
  return excluded.find(({ id }) => id === chosen)?.exclusions ?? [];
}

/** What everyone would carry with these choices carried out. */
export function loadsAfter(
  loads: readonly DepartureLoadDto[],
  outline: readonly DepartureOutline[],
  choices: Choices,
): DepartureLoadDto[] {
  const taken = new Map<string, CarriedDto>();
  for (const one of outline) {
    const taker = choices[one[0]];
    if (taker) taken.set(taker, withCase(taken.get(taker) ?? NOTHING, one));
  }
  return loads.map((load) => ({
    ...load,
    after: added(load.before, taken.get(load.attorney.id) ?? NOTHING),
  }));
}

const NOTHING: CarriedDto = { activeCases: 0, openCases: 0, loadPoints: 0 };

function withCase(
  carried: CarriedDto,
  [, , , loadPoints, countsActive]: DepartureOutline,
): CarriedDto {
  return added(carried, { activeCases: countsActive, openCases: 1, loadPoints });
}

function added(a: CarriedDto, b: CarriedDto): CarriedDto {
  return {
    activeCases: a.activeCases + b.activeCases,
    openCases: a.openCases + b.openCases,
    loadPoints: a.loadPoints + b.loadPoints,
  };
}
