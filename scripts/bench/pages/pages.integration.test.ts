import { expect, it } from 'vitest';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { checkCountersAndIntervals } from '@/lib/tools/doctor/check-counters';
import { buildFirm } from '@/tests/integration/build-firm';
import { addressOfFile, appFiles } from '@/tests/source-entry-points';
import { fillFirms } from './fill';
import { runPages } from './run-pages';
import { tableOf } from './tables';

/** Pages and routes that read next to nothing, or what another one reads. */
const NOT_MEASURED: Readonly<Record<string, string>> = {
  '/account': 'the sessions of one person',
  '/activity': 'notes that somebody is there',
  '/attorneys/[attorneyId]/edit': 'what the page of an attorney reads',
  '/attorneys/absences/export': 'the list of absences, page by page',
  '/attorneys/expertise/export': 'what the page of expertise reads',
  '/attorneys/export': 'what the roster reads, page by page',
  '/attorneys/new': 'the members alone',
  '/heatmap/export': 'what the heatmap reads',
  '/help': 'the documentation alone',
  '/live': 'waits for changes',
  '/members/export': 'what the list of members reads, page by page',
  '/reports': 'leads to a report',
  '/reports/assignments/csv': 'written from the answer of its page',
  '/reports/attorneys/csv': 'written from the answer of its page',
  '/reports/cases/csv': 'written from the answer of its page',
  '/reports/reassignments/csv': 'written from the answer of its page',
  '/reports/workload/csv': 'written from the answer of its page',
  '/rules/backtest': 'bench:event-loop measures it',
  '/settings/api-keys/export': 'what the page of API keys reads',
  '/settings/firm/export': 'the whole firm, off the pages’ way',
  '/settings/imports/errors': 'reads what the page of an import reads, page by page',
  '/settings/imports/upload': 'writes what is sent',
  '/settings/webhooks/export': 'what the list of webhooks reads, page by page',
  '/signed-in': 'reads nothing',
  '/submissions/export': 'what the page of new clients reads',
  '/walls/export': 'what the list of walls reads, page by page',
};

const OWNER_URL = process.env.DATABASE_URL ?? '';

it('opens every page of a filled firm, alone and beside others, and counts what it asks', async () => {
  const { alone, together } = await runPages(OWNER_URL, {
    openCases: 120,
    closedCases: 200,
    attorneys: 12,
    firmAttorneys: 6,
    otherFirms: 2,
    rounds: 1,
  });
  expect(alone.pages.length).toBeGreaterThan(50);
  for (const { page, statements, transactions } of alone.pages) {
    // A transaction begins, names its firm, asks and commits.
    expect(statements, page).toBeGreaterThanOrEqual(4 * Math.min(1, transactions));
  }
  expect(together?.pages.map(({ page }) => page)).toEqual(alone.pages.map(({ page }) => page));
  const known = new Set([...alone.pages.map(({ route }) => route), ...Object.keys(NOT_MEASURED)]);
  const routes = [...appFiles('(firm)/**/page.tsx'), ...appFiles('(firm)/**/route.ts')];
  expect(routes.map(addressOfFile).filter((route) => !known.has(route))).toEqual([]);
  const lines = tableOf(together ?? alone, alone).split('\n');
  expect(lines).toHaveLength(alone.pages.length + 2);
});

it('fills firms whose counters agree with their cases', async () => {
  const { firmId } = await buildFirm();
  await fillFirms(OWNER_URL, [{ firmId, attorneys: 5, openCases: 200, closedCases: 100 }], 0.5);
  expect(await withWholeFirm(firmId, (tx) => checkCountersAndIntervals(tx, firmId))).toEqual([]);
});
