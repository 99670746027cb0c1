/**
 * A small generator of repeatable randomness (mulberry32): the same seed generates the same firm on
 * every machine. Nothing that matters depends on it being unpredictable.
 */
export class Random {
  private state: number;

  constructor(seed: string) {
    this.state = [...seed].reduce((hash, letter) => mix(hash ^ (letter.codePointAt(0) ?? 0)), 1);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A number between two bounds, evenly. */
  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** A whole number between two bounds, both possible. */
  integer(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1));
  }

  /** True so often. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of these. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }

  /** One of these, as often as its weight says. */
  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }

  /** How many events of a Poisson process with this mean. */
  count(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.next();
    let count = 0;
    while (product > limit) {
      product *= this.next();
      count += 1;
    }
    return count;
  }

  /** Around 1, skewed as durations are: mostly 0.6 … 1.7, sometimes 3. */
  stretch(): number {
    const normal = this.next() + this.next() + this.next() + this.next() - 2;
    return Math.exp(normal * 0.75);
  }
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return Math.imul(once ^ (once >>> 13), 0xc2b2ae35) ^ (once >>> 16);
}
