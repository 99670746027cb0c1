import type { RuleSet } from '@/lib/assignment/core';
import type { RuleChangeDto } from '@/lib/contracts/rules';

/**
 * Every difference between two rule sets, leaf by leaf (`stageWeights.filed.weight`); the list of
 * thresholds counts as one leaf.
 */
export function diffRules(before: RuleSet, after: RuleSet): RuleChangeDto[] {
  const was = leaves(before);
  const is = leaves(after);
  const paths = new Set([...was.keys(), ...is.keys()]);
  return [...paths]
    .map((path) => ({ path, from: was.get(path), to: is.get(path) }))
    .filter(({ from, to }) => fingerprint(from) !== fingerprint(to));
}

function leaves(value: object, prefix = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (isBranch(inner)) leaves(inner, path).forEach((leaf, at) => found.set(at, leaf));
    else found.set(path, inner);
  }
  return found;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// The database does not keep the order of JSON keys.
function fingerprint(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isBranch(inner) ? Object.fromEntries(Object.entries(inner).toSorted(byKey)) : inner,
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
