import { beforeAll, expect, it } from 'vitest';
import { listCasesWithTotal } from '@/lib/features/cases';
import { CASE_SORTS, type CaseSort } from '@/lib/contracts/case-codes';
import type { ListCasesInput } from '@/lib/contracts/case-list';
import { fillFirms } from '@/scripts/bench/pages/fill';
import { asOwner } from './as-owner';
import { buildFirm, type Site } from './build-firm';

/*
 * The case list read page by page, beside all cases sorted here: whatever index or plan answers an
 * order, it is the same list.
 */

interface Row {
  id: string;
  number: number;
  receivedMs: number;
  complexity: number;
  deadline: string | null;
  isOpen: boolean;
  found: boolean;
}

let site: Site;
let all: Row[];

beforeAll(async () => {
  site = await buildFirm();
  const plan = { firmId: site.firmId, attorneys: 3, openCases: 70, closedCases: 60 };
  await fillFirms(process.env.DATABASE_URL ?? '', [plan], 0.3);
  all = await asOwner<Row>(
    `SELECT c.id, c.number, (extract(epoch FROM c.received_at) * 1000)::float8 AS "receivedMs",
            c.complexity, c.deadline::text, c.closed_at IS NULL AND c.attorney_id IS NOT NULL AS "isOpen",
            l.name ILIKE '%zhang%' AS found
       FROM cases c JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
      WHERE c.firm_id = $1`,
    [site.firmId],
  );
});

const KEYS: Readonly<Record<string, (row: Row) => number | string | null>> = {
  newest: ({ receivedMs }) => receivedMs,
  oldest: ({ receivedMs }) => receivedMs,
  number: ({ number }) => number,
  deadline: ({ deadline }) => deadline,
  complexity: ({ complexity }) => complexity,
};

function sorted(rows: readonly Row[], sort: CaseSort): string[] {
  const keyOf = KEYS[sort.split('-')[0] ?? ''];
  const sign = sort === 'newest' || sort.endsWith('-desc') ? -1 : 1;
  if (!keyOf) throw new Error(`The test does not know the order ${sort}.`);
  const compare = (a: Row, b: Row) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    // Without a deadline last, in both directions.
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (x !== y) return x < y ? -sign : sign;
    return a.id < b.id ? -sign : sign;
  };
  return rows.toSorted(compare).map(({ id }) => id);
}

async function readThrough(input: ListCasesInput): Promise<{ ids: string[]; totals: Set<number> }> {
  const ids: string[] = [];
  const totals = new Set<number>();
  let cursor: string | undefined;
  do {
    const page = await listCasesWithTotal(site.actor, { ...input, limit: 5, cursor });
    ids.push(...page.items.map(({ id }) => id));
    totals.add(page.total.count);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { ids, totals };
}

const FILTERS: readonly [string, ListCasesInput, (row: Row) => boolean][] = [
  ['all cases', {}, () => true],
  ['open cases', { status: 'assigned' }, ({ isOpen }) => isOpen],
  ['what a search finds', { q: 'zhang' }, ({ found }) => found],
];

it.each(CASE_SORTS)('reads page by page what sorting the whole list gives: %s', async (sort) => {
  for (const [name, filter, holds] of FILTERS) {
    const expected = all.filter(holds);
    expect(expected.length, name).toBeGreaterThan(5);
    const { ids, totals } = await readThrough({ ...filter, sort });
    expect(ids, name).toEqual(sorted(expected, sort));
    expect([...totals], name).toEqual([expected.length]);
  }
});
