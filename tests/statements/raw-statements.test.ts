import { expect, it } from 'vitest';
import { findUnbound } from './find-unbound';
import { firmColumnsOfSchema, rawStatements } from './raw-statements';

/**
 * Statements whose conditions are pieces from elsewhere in the same file, which name the firm:
 * taken out of its place, the text alone does not show it.
 */
const CONDITIONS_FROM_ELSEWHERE = [
  'lib/features/attorneys/list-attorney-assignments.ts',
  'lib/features/cases/list-cases.ts',
  'lib/features/search/search-firm.ts',
];

/** Statements made of larger pieces, which cannot be parsed one by one; see decision 0048. */
const MOST_MADE_OF_PIECES = 20;

it('every statement that is written out names its firm wherever it reads a table of firms', async () => {
  const firmColumns = firmColumnsOfSchema('prisma/schema');
  expect(firmColumns.size).toBeGreaterThan(20);
  const unbound: string[] = [];
  const ofPieces: string[] = [];
  const statements = rawStatements(['lib', 'app']);
  for (const { file, sql } of statements) {
    if (CONDITIONS_FROM_ELSEWHERE.includes(file)) continue;
    const lacks = await findUnbound(sql, firmColumns).catch(() => null);
    if (lacks === null) ofPieces.push(file);
    else if (lacks.length > 0) unbound.push(`${file}: ${lacks.join('; ')}`);
  }
  expect(unbound).toEqual([]);
  expect(statements.length).toBeGreaterThan(100);
  expect(ofPieces.length, ofPieces.join('\n')).toBeLessThanOrEqual(MOST_MADE_OF_PIECES);
});
