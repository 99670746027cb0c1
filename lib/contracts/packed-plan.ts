/*
 * A plan as a form sends it: four texts of words that belong together by their place. As a field
 * for each id and version a large plan would have more fields than any form may.
 */

/** Who takes a case, in the version that was reviewed. */
export interface PackedMove {
  readonly caseId: string;
  readonly version: number;
  readonly attorneyId: string;
}

/** Ids of the cases and their versions; ids of those who take them, and for each case the place of one. */
export type PackedPlan = Readonly<Record<'cases' | 'versions' | 'takers' | 'takerOf', string>>;

/** Packs moves in their order. */
export function packPlan(moves: readonly PackedMove[]): PackedPlan {
  const takers = [...new Set(moves.map(({ attorneyId }) => attorneyId))];
  const placeOf = new Map(takers.map((id, place) => [id, place]));
  return {
    cases: moves.map(({ caseId }) => caseId).join(' '),
    versions: moves.map(({ version }) => version).join(' '),
    takers: takers.join(' '),
    takerOf: moves.map(({ attorneyId }) => placeOf.get(attorneyId)).join(' '),
  };
}

/** The moves of a packed plan; null where its parts do not belong together. */
export function unpackPlan(plan: PackedPlan): PackedMove[] | null {
  const [cases, versions] = [labelOf(plan.cases), labelOf(plan.versions)];
  const [takers, takerOf] = [labelOf(plan.takers), labelOf(plan.takerOf)];
  if (versions.length !== cases.length || takerOf.length !== cases.length) return null;
  const moves = cases.flatMap((caseId, place) => {
    const attorneyId = takers[Number(takerOf[place])];
    return attorneyId === undefined
      ? []
      : [{ caseId, version: Number(versions[place]), attorneyId }];
  });
  return moves.length === cases.length ? moves : null;
}

function labelOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
