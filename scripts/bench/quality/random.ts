/**
 * Random numbers that a seed fixes for ever: the same seed gives the same instance on every machine
 * and every version of Node. The generator is a 32-bit counter put through a mixing function.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /**
   * One of the items.
   * @throws {Error} when there is none
   */
  pick<T>(items: readonly T[]): T {
    return itemAt(items, Math.floor(this.next() * items.length));
  }

  /**
   * One of the items, each as likely as its weight says.
   * @throws {Error} when there is none
   */
  pickWeighted<T>(items: readonly T[], weightOf: (item: T, index: number) => number): T {
    const total = items.reduce((sum, item, index) => sum + weightOf(item, index), 0);
    let left = this.next() * total;
    const found = items.findIndex((item, index) => (left -= weightOf(item, index)) < 0);
    return itemAt(items, found === -1 ? items.length - 1 : found);
  }

  /** How many of something happen when `mean` are expected and none knows of another. */
  poisson(mean: number): number {
    // Large means in parts: the plain product would underflow.
    if (mean > 30) return this.poisson(30) + this.poisson(mean - 30);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  /** Positive with this mean; most are near 0 and a few are large. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Positive with this mean; the smaller the shape (> 0), the rarer and larger the large ones. */
  gamma(shape: number, mean: number): number {
    // Below 1 by raising the shape by one and taking a root (Marsaglia and Tsang 2000).
    if (shape < 1) {
      const scale = mean / shape;
      const above = this.gamma(shape + 1, (shape + 1) * scale);
      return above * (1 - this.next()) ** (1 / shape);
    }
    const d = shape - 1 / 3;
    for (;;) {
      const normal = this.normal();
      const cube = (1 + normal / Math.sqrt(9 * d)) ** 3;
      if (cube <= 0) continue;
      const accepted = 0.5 * normal ** 2 + d * (1 - cube + Math.log(cube));
      if (Math.log(1 - this.next()) < accepted) return (d * cube * mean) / shape;
    }
  }

  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
