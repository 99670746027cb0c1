/** A name as it is compared: without accents, case, punctuation or the order of its words. */
export function foldName(name: string): string {
  return nameTokens(name.normalize('NFKD').replace(/\p{M}/gu, '')).toSorted().join(' ');
}

/** The words of a name, in lower case. */
export function nameTokens(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * How alike two names read, from 0 (nothing in common) to 1 (the same but for accents, case and
 * order): the share of letter pairs that both have.
 */
export function nameSimilarity(one: string, other: string): number {
  const [pairs, others] = [pairsOf(foldName(one)), pairsOf(foldName(other))];
  const total = pairs.length + others.length;
  if (total === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of others) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / total;
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
