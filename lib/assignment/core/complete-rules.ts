import { DEFAULT_RULE_SET } from './defaults';
import type { RuleSet } from './types';

/** A rule set as it may stand in the database: written by a product that knew less, or more. */
export type StoredRules = {
  readonly [Key in keyof RuleSet]?: RuleSet[Key] extends readonly unknown[]
    ? RuleSet[Key]
    : RuleSet[Key] extends object
      ? Partial<RuleSet[Key]>
      : RuleSet[Key];
};

/**
 * A stored rule set as the product of today uses it: what was not known when it was published is as
 * in the default rules, down to the single weight, stage or visa type, and what is not known today
 * is left out. The one way from the database to a rule set.
 */
export function completeRules(stored: StoredRules): RuleSet {
  const { weights, stageWeights, visaTypes, ...simple } = stored;
  return {
    ...known<Omit<RuleSet, 'weights' | 'stageWeights' | 'visaTypes'>>(DEFAULT_RULE_SET, simple),
    weights: known(DEFAULT_RULE_SET.weights, weights),
    stageWeights: knownEach(DEFAULT_RULE_SET.stageWeights, stageWeights),
    visaTypes: knownEach(DEFAULT_RULE_SET.visaTypes, visaTypes),
  };
}

/** The defaults with what is stored in their place, key by key. */
function known<T extends object>(defaults: T, stored: Partial<T> | undefined): T {
  const whole = { ...defaults };
  if (!stored) return whole;
  for (const key of Object.keys(defaults) as (keyof T)[]) {
    const value = stored[key];
    if (value !== undefined && value !== null) whole[key] = value;
  }
  return whole;
}

function knownEach<T extends Readonly<Record<string, object>>>(
  defaults: T,
  stored: Partial<T> | undefined,
): T {
  const whole = known(defaults, stored);
  const entries = Object.entries(defaults).map(([key, one]) => [key, known(one, whole[key])]);
  return Object.fromEntries(entries) as T;
}
