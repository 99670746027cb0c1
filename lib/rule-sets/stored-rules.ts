import { completeRules, type RuleSet, type StoredRules } from '@/lib/assignment/core';

/** The rules of a `config` column, which Prisma types as any JSON. Only this product writes it. */
export function storedRules(config: unknown): RuleSet {
  return completeRules(config as StoredRules);
}
