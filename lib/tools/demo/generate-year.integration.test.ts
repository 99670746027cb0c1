import { expect, test } from 'vitest';
import { asOwner } from '@/tests/integration/as-owner';
import { SMALL_FIRM } from './small-firm';
import { generateYear } from './generate-year';

const PRESENT = new Date('2026-04-07T17:30:00Z');

/** What became of every case, without the ids, which differ. */
async function storyOf(firmId: string) {
  return asOwner(
    `SELECT c.number, l.name AS client, c.visa_type, c.complexity, c.stage, c.received_at,
            c.deadline, a.name AS holder,
            (SELECT count(*)::int FROM assignments s
              WHERE s.firm_id = c.firm_id AND s.case_id = c.id) AS holders
       FROM cases c
       JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
       LEFT JOIN attorneys a ON a.firm_id = c.firm_id AND a.id = c.attorney_id
      WHERE c.firm_id = $1 ORDER BY c.number`,
    [firmId],
  );
}

test('the same present gives the same story', { timeout: 240_000 }, async () => {
  const first = await generateYear(SMALL_FIRM, PRESENT);
  const second = await generateYear(SMALL_FIRM, PRESENT);
  const story = await storyOf(first.firmId);
  expect(story.length).toBeGreaterThan(100);
  expect(await storyOf(second.firmId)).toEqual(story);
});
