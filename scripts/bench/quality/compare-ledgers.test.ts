import { expect, test } from 'vitest';
import { compareLedgers, differencesTable } from './compare-ledgers';
import { smallInstance } from './small';

/** A standard case is 100,000 milli-points. */
const HARDLY_ANYTHING = 100;

test('the ledger by rows and by index hardly part in a season, and the table says by how much', () => {
  const season = compareLedgers(smallInstance(601));
  expect(season.decisions).toBeGreaterThan(10);
  expect(season.furthest).toBeLessThan(HARDLY_ANYTHING);
  expect(season.otherChoice).toBe(0);
  const table = differencesTable(new Map([['3 attorneys', [season, season]]]));
  expect(table.split('\n')).toHaveLength(3);
  expect(table).toContain(`| 3 attorneys | 2 | ${2 * season.decisions} |`);
});
