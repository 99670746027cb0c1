import type { RuleSet, Strategy } from '@/lib/assignment/core';

/** A way to assign that is compared with others. */
export interface Variant {
  readonly name: string;
  readonly strategy: Strategy;
  readonly keepsClients: boolean;
}

const SIMPLE = ['round-robin', 'workload-based', 'expertise-first'] as const;

/** Every strategy, with and without regard to the client's last attorney. */
export const VARIANTS: readonly Variant[] = [
  ...SIMPLE.flatMap((strategy) => [
    { name: strategy, strategy, keepsClients: false },
    { name: `${strategy}, client first`, strategy, keepsClients: true },
  ]),
  { name: 'balanced without continuity', strategy: 'balanced', keepsClients: false },
  { name: 'balanced', strategy: 'balanced', keepsClients: true },
];

/** These rules as the variant changes them; all else stays. */
export function rulesOf(rules: RuleSet, { strategy, keepsClients }: Variant): RuleSet {
  if (strategy !== 'balanced') {
    return { ...rules, strategy, continuity: keepsClients ? 'prefer' : 'off' };
  }
  const continuity = keepsClients ? rules.weights.continuity : 0;
  return { ...rules, strategy, weights: { ...rules.weights, continuity } };
}
