/**
 * Jain's index of how evenly a load is spread: (Σx)² ÷ (n · Σx²). 1 means all equal, 1/n means that
 * one carries everything. No one, or no one with any load, counts as perfectly even.
 */
export function evennessOf(loads: readonly number[]): number {
  const sum = loads.reduce((total, load) => total + load, 0);
  const squares = loads.reduce((total, load) => total + load * load, 0);
  if (squares === 0) return 1;
  return (sum * sum) / (loads.length * squares);
}
