import type { FactorCode } from './codes';
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
 * What each factor weighs in percent where stored rules do not name it: those were published before
 * the factor was there. The seven that the product began with weigh as they were measured together.
 * A later one weighs 0 here: a firm takes it up by publishing, or its published rules would decide
 * otherwise without anyone having changed them.
 */
const WEIGHT_IN_OLDER_RULES: Readonly<Record<FactorCode, number>> = {
  fit: 100,
  load: 100,
  'fair-share': 100,
  reserve: 100,
  continuity: 100,
  deadline: 100,
  're-entry': 100,
};

/**
 * A stored rule set as the product of today uses it: what was not known when it was published is as
 * in the default rules, down to the single stage or visa type, but for the weights of factors, which
 * are as above; what is not known today is left out. The one way from the database to a rule set.
 */
export function completeRules(stored: StoredRules): RuleSet {
  const { weights, stageWeights, visaTypes, ...simple } = stored;
  return {
    ...known<Omit<RuleSet, 'weights' | 'stageWeights' | 'visaTypes'>>(DEFAULT_RULE_SET, simple),
    weights: known(WEIGHT_IN_OLDER_RULES, weights),
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
