import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { STRATEGIES } from '@/lib/assignment/core';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { readFilings } from './read-filings';
import { replayFirm } from './replay-firm';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

/** Public: performance data of the US Department of Labor, with names replaced. */
const FILE = path.resolve('tests/scenarios/h2-filings-2016.csv');
const ZONE = 'America/New_York';

describe('the real filings of a law firm in 2016', () => {
  test.each(STRATEGIES)(
    'are all assigned as they arrive under %s, more evenly than they were signed',
    { timeout: 120_000 },
    async (strategy) => {
      const selection = [
        { column: 'firm_id', start: 'F2558' },
        { column: 'received_at', start: '2016' },
      ];
      const filings = await readFilings(FILE, selection, ZONE);
      expect(filings).toHaveLength(85);
      const { figures } = await replayFirm(filings, { strategy, timeZone: ZONE });
      expect(figures).toMatchObject({ cases: 85, assigned: 85, waited: 0 });
      expect(figures.shares.map(({ signed }) => signed)).toEqual([43, 36, 6]);
      expect(figures.evenness.ofTotals).toBeGreaterThan(0.99);
      expect(figures.evenness.ofTotals).toBeGreaterThan(figures.evennessInFact.ofTotals);
      expect(figures.evenness.meanOfDays).toBeGreaterThan(figures.evennessInFact.meanOfDays);
      expect(await findBrokenInvariants()).toEqual([]);
    },
  );
});
