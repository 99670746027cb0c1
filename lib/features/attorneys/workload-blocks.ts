import { findExclusions, type Candidate, type RuleSet } from '@/lib/assignment/core';
import { WORKLOAD_BLOCKS, type WorkloadBlock } from '@/lib/contracts/workload';

/** Complexity of the ordinary case that stands for "one more". */
const ORDINARY_COMPLEXITY = 5;

/**
 * Why the rules would give this attorney no further case whatever it is about: the same hard rules
 * that decide, asked about an ordinary case that anyone can handle.
 *
 * @param at decision time.
 */
export function findWorkloadBlocks(
  candidate: Candidate,
  rules: RuleSet,
  at: Date,
): WorkloadBlock[] {
  const exclusions = findExclusions({
    case: {
      id: '',
      clientId: '',
      company: null,
      visaType: 'other',
      complexity: ORDINARY_COMPLEXITY,
      priority: 'normal',
      deadlineMs: null,
      arrivedAtMs: at.getTime(),
      estimatedDays: rules.visaTypes.other.estimatedDays,
      lastAttorneyId: null,
      previousHolderId: null,
    },
    candidates: [{ ...candidate, levels: { other: 3 }, maxComplexity: null, walledOff: false }],
    rules: { ...rules, thresholds: [] },
    ruleSetVersion: 1,
    decidedAtMs: at.getTime(),
  });
  const codes: readonly string[] = exclusions.get(candidate.id) ?? [];
  return WORKLOAD_BLOCKS.filter((block) => codes.includes(block));
}
