import { EXCLUSION_WORDS } from '@/components/cases/words';
import { EXCLUSION_CODES, type ExclusionCode } from '@/lib/assignment/core';
import type { DepartureCaseDto } from '@/lib/planning/dto';

/** Cases that stay for the same reason. */
export interface StayingGroup {
  reason: string;
  cases: DepartureCaseDto[];
}

/**
 * The cases that somebody can take, and those that nobody can, gathered by which rules stand in the
 * way; each in the order of the plan, and the reasons in the order in which they first come up. What
 * is chosen by hand changes nothing about it, so that no case moves under the hand that chooses.
 */
export function groupCases(cases: readonly DepartureCaseDto[]): {
  takeable: DepartureCaseDto[];
  staying: StayingGroup[];
} {
  const staying = new Map<string, DepartureCaseDto[]>();
  for (const one of cases) {
    if (one.eligible.length > 0) continue;
    const counts = countReasons(one);
    const key = EXCLUSION_CODES.filter((code) => counts.has(code)).join();
    staying.set(key, [...(staying.get(key) ?? []), one]);
  }
  return {
    takeable: cases.filter(({ eligible }) => eligible.length > 0),
    staying: [...staying.values()].map((gathered) => ({
      reason: whyNobody(gathered),
      cases: gathered,
    })),
  };
}

/** For how many colleagues which rule is the first that stands in the way. */
function countReasons({ excluded }: DepartureCaseDto): ReadonlyMap<ExclusionCode, number> {
  const counts = new Map<ExclusionCode, number>();
  for (const { exclusions } of excluded) {
    const first = exclusions[0];
    if (first) counts.set(first.code, (counts.get(first.code) ?? 0) + 1);
  }
  return counts;
}

/** Why nobody can take any of these cases, the rule that stops most colleagues first. */
function whyNobody(cases: readonly DepartureCaseDto[]): string {
  const counted = cases.map(countReasons);
  const parts = EXCLUSION_CODES.flatMap((code) => {
    const counts = counted.flatMap((one) => one.get(code) ?? []);
    return counts.length > 0
      ? [{ code, least: Math.min(...counts), most: Math.max(...counts) }]
      : [];
  });
  if (parts.length === 0) return 'There is no active colleague';
  const said = parts
    .sort((a, b) => b.most - a.most)
    .map(({ code, least, most }) => `${range(least, most)} ${EXCLUSION_WORDS[code]}`);
  return `Nobody is eligible: ${said.join(', ')}`;
}

/** Desks fill as the plan goes on, so that the same reason stops more and more. */
function range(least: number, most: number): string {
  return least === most ? String(most) : `${least} to ${most}`;
}
