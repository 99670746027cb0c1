import { contextOf, type DecisionContext } from './context';
import { exclusionCodesOf, isEligible, levelAskedFor, seniorityAskedFor } from './eligibility';
import {
  NEVER_OVERRIDABLE,
  seniorityRank,
  type AbsenceWindow,
  type Candidate,
  type DecisionInput,
  type ExclusionCode,
  type Level,
  type Seniority,
} from './types';
import { capacityPoints, levelFor, STANDARD_CASE_POINTS } from './workload';

/** One change to one attorney, after which nothing keeps them from the case. */
export type FreeingChange =
  /** Room for one more: so many cases fewer, or a capacity of so many. */
  | { readonly kind: 'room'; readonly cases: number; readonly capacity: number }
  | { readonly kind: 'intake'; readonly intakePerWeek: number }
  /** The absence ends now, or does not begin. */
  | { readonly kind: 'present'; readonly absence: AbsenceWindow }
  | { readonly kind: 'active' }
  | { readonly kind: 'own-maximum'; readonly maxComplexity: number }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'seniority'; readonly seniority: Seniority };

/** How soon a change may come: what time or a word brings before what must be learned. */
const PLACES: Readonly<Record<FreeingChange['kind'], number>> = {
  room: 0,
  intake: 1,
  present: 2,
  active: 3,
  'own-maximum': 4,
  level: 5,
  seniority: 6,
};

/** Which changes can lift each exclusion: none a conflict check, a wall or being the one who hands off. */
const LIFTED_BY: Readonly<Record<ExclusionCode, readonly FreeingChange['kind'][]>> = {
  'conflict-check': [],
  inactive: ['active'],
  'ethical-wall': [],
  'previous-holder': [],
  absent: ['present'],
  'no-expertise': ['level'],
  'above-threshold': ['own-maximum', 'level', 'seniority'],
  'at-capacity': ['room'],
  'intake-rate': ['intake'],
};

/**
 * What would make each attorney able to take the case, one change at a time, by attorney id. Each
 * change is tried: what is named here does free the case, and an attorney without any needs two
 * changes or more, or one that no one makes (a wall, being the one who hands it off). An attorney who could
 * take it now is left out.
 */
export function findFreeingChanges(
  input: DecisionInput,
): ReadonlyMap<string, readonly FreeingChange[]> {
  const context = contextOf(input);
  const found = new Map<string, readonly FreeingChange[]>();
  for (const candidate of input.candidates) {
    const codes = exclusionCodesOf(context, candidate);
    if (codes.length === 0) continue;
    const lifting = new Set(codes.flatMap((code) => LIFTED_BY[code]));
    const changes = smallestChanges(context, candidate).filter(
      (change) =>
        lifting.has(change.kind) && isEligible(context, withChange(candidate, change, input)),
    );
    found.set(candidate.id, changes);
  }
  return found;
}

/** The attorney as they would be after the change. */
export function withChange(
  candidate: Candidate,
  change: FreeingChange,
  { case: facts, decidedAtMs }: Pick<DecisionInput, 'case' | 'decidedAtMs'>,
): Candidate {
  switch (change.kind) {
    case 'room':
      return { ...candidate, capacity: change.capacity };
    case 'intake':
      return { ...candidate, intakePerWeek: change.intakePerWeek };
    case 'present':
      return { ...candidate, absences: withoutRest(candidate, change.absence, decidedAtMs) };
    case 'active':
      return { ...candidate, active: true };
    case 'own-maximum':
      return { ...candidate, maxComplexity: change.maxComplexity };
    case 'level':
      return { ...candidate, levels: { ...candidate.levels, [facts.visaType]: change.level } };
    case 'seniority':
      return { ...candidate, seniority: change.seniority };
  }
}

/**
 * How far an attorney is from being able to take a case, the nearest first: able, by the likeliest
 * single change, by the number of reasons; last whom no one may choose all the same.
 */
export function nearness(
  exclusions: readonly ExclusionCode[],
  changes: readonly Pick<FreeingChange, 'kind'>[],
): number {
  if (exclusions.length === 0) return 0;
  const [nearest] = changes;
  if (nearest) return 1 + PLACES[nearest.kind];
  const isBarred = exclusions.some((code) => NEVER_OVERRIDABLE.includes(code));
  return 100 * (isBarred ? 2 : 1) + exclusions.length;
}

/** For each kind the smallest change that could do, whether or not it is enough. */
function smallestChanges(context: DecisionContext, candidate: Candidate): FreeingChange[] {
  const { complexity, visaType } = context.facts;
  const level = levelAskedFor(context);
  const seniority = seniorityAskedFor(context);
  const isTooJunior =
    seniority !== null && seniorityRank(candidate.seniority) < seniorityRank(seniority);
  return [
    roomFor(context, candidate),
    { kind: 'intake', intakePerWeek: candidate.newCasesLast7Days + 1 },
    ...candidate.absences.map((absence) => ({ kind: 'present', absence }) as const),
    { kind: 'active' },
    { kind: 'own-maximum', maxComplexity: complexity },
    ...(level > levelFor(candidate, visaType) ? [{ kind: 'level', level } as const] : []),
    ...(isTooJunior ? [{ kind: 'seniority', seniority } as const] : []),
  ];
}

function roomFor(context: DecisionContext, candidate: Candidate): FreeingChange {
  const { activeCases, loadPoints, capacity } = candidate;
  if (context.rules.capacityMeasure === 'cases') {
    const wanted = activeCases + 1;
    return { kind: 'room', cases: wanted - capacity, capacity: wanted };
  }
  const wantedPoints = loadPoints + context.weight;
  return {
    kind: 'room',
    cases: Math.ceil((wantedPoints - capacityPoints(capacity)) / STANDARD_CASE_POINTS),
    capacity: Math.ceil(wantedPoints / STANDARD_CASE_POINTS),
  };
}

/** The windows with this one over at that instant. */
function withoutRest(
  { absences }: Candidate,
  ended: AbsenceWindow,
  atMs: number,
): readonly AbsenceWindow[] {
  const { startsAtMs, endsAtMs } = ended;
  const rest = absences.filter(
    (window) => window.startsAtMs !== startsAtMs || window.endsAtMs !== endsAtMs,
  );
  return startsAtMs < atMs ? [...rest, { startsAtMs, endsAtMs: Math.min(endsAtMs, atMs) }] : rest;
}
