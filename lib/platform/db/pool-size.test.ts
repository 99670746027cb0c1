import { expect, it } from 'vitest';
import {
  fewestConnections,
  mostWebProcesses,
  POOL_SIZE,
  poolSizeOf,
  wantedConnections,
} from './pool-size';

it('so many web processes and the worker stay within the connections that are allowed', () => {
  for (const connections of [27, 60, 90, 200, 500]) {
    const most = mostWebProcesses(connections);
    for (let processes = 1; processes <= most; processes += 1) {
      const size = poolSizeOf(processes, connections);
      expect(size).toBeGreaterThanOrEqual(4);
      expect(size).toBeLessThanOrEqual(POOL_SIZE);
      const used = wantedConnections(0) + processes * (size + 1);
      expect(used, `${processes} of ${connections}`).toBeLessThanOrEqual(connections);
    }
    expect(fewestConnections(most)).toBeLessThanOrEqual(connections);
    expect(fewestConnections(most + 1)).toBeGreaterThan(connections);
  }
});

it('a few processes have as large a pool as one that is alone', () => {
  expect([1, 2, 3].map((processes) => poolSizeOf(processes, 80))).toEqual([16, 16, 16]);
  expect(poolSizeOf(8, 80)).toBe(6);
});
