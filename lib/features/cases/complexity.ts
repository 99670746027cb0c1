/** What makes a case harder than its visa type usually is, with the points that it adds. */
export const COMPLEXITY_POINTS = {
  'first-time': 1,
  'prior-denial': 2,
  'rfe-history': 1,
  'tight-deadline': 1,
} as const;
export type ComplexityAnswer = keyof typeof COMPLEXITY_POINTS;

export const COMPLEXITY_ANSWERS = Object.keys(COMPLEXITY_POINTS) as ComplexityAnswer[];

/** Dependants add a point, three and more a second one: their forms grow, the strategy does not. */
export function dependantPoints(dependants: number): number {
  if (dependants <= 0) return 0;
  return dependants < 3 ? 1 : 2;
}

/** What is known of a case that is about to be opened. */
export interface ComplexityFacts {
  answers: ReadonlySet<ComplexityAnswer>;
  dependants: number;
}

/** A proposed complexity and what it is made of. */
export interface ComplexityEstimate {
  base: number;
  parts: { code: ComplexityAnswer | 'dependants'; points: number }[];
  /** Base and points before the scale ends. */
  sum: number;
  /** 1–10. */
  total: number;
}

/**
 * Proposes a complexity: the visa type's usual one and a point or two for each answer, kept within
 * the scale of 1 to 10. A person may always say otherwise.
 */
export function estimateComplexity(
  base: number,
  { answers, dependants }: ComplexityFacts,
): ComplexityEstimate {
  const parts: ComplexityEstimate['parts'] = COMPLEXITY_ANSWERS.filter((code) =>
    answers.has(code),
  ).map((code) => ({ code, points: COMPLEXITY_POINTS[code] }));
  const forDependants = dependantPoints(dependants);
  if (forDependants > 0) parts.push({ code: 'dependants', points: forDependants });
  const sum = parts.reduce((total, { points }) => total + points, base);
  return { base, parts, sum, total: Math.min(10, Math.max(1, sum)) };
}
