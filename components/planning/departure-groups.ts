import { EXCLUSION_WORDS } from '@/components/cases/words';
import type { ExclusionCode } from '@/lib/assignment/core';
import type { DepartureCaseDto } from '@/lib/planning/dto';

/** Cases that stay for one and the same reason. */
export interface StayingGroup {
  reason: string;
  cases: DepartureCaseDto[];
}

/**
 * The cases that somebody can take, and those that nobody can, gathered by why; each in the order of
 * the plan, and the reasons in the order in which they first come up. What is chosen by hand
 * changes nothing about it, so that no case moves under the hand that chooses.
 */
export function groupCases(cases: readonly DepartureCaseDto[]): {
  takeable: DepartureCaseDto[];
  staying: StayingGroup[];
} {
  const staying = new Map<string, DepartureCaseDto[]>();
  for (const one of cases) {
    if (one.eligible.length > 0) continue;
    const reason = whyNobody(one);
    staying.set(reason, [...(staying.get(reason) ?? []), one]);
  }
  return {
    takeable: cases.filter(({ eligible }) => eligible.length > 0),
    staying: [...staying].map(([reason, gathered]) => ({ reason, cases: gathered })),
  };
}

/** Why nobody can take a case: for how many colleagues which rule comes first. */
function whyNobody({ excluded }: DepartureCaseDto): string {
  const counts = new Map<ExclusionCode, number>();
  for (const { exclusions } of excluded) {
    const first = exclusions[0];
    if (first) counts.set(first.code, (counts.get(first.code) ?? 0) + 1);
  }
  if (counts.size === 0) return 'There is no active colleague';
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${count} ${EXCLUSION_WORDS[code]}`);
  return `Nobody is eligible: ${parts.join(', ')}`;
}
