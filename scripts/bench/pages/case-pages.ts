import { listAttorneys } from '@/lib/features/attorneys';
import { listOpenCovers } from '@/lib/features/absences';
import {
  explainLatestDecision,
  exportCases,
  getCase,
  getCaseDecision,
  getCaseHistory,
  getCaseReport,
  getHolderLoad,
  getLatestDecision,
  getOpeningDefaults,
  listCasesWithTotal,
} from '@/lib/features/cases';
import { CASE_SORTS } from '@/lib/contracts/case-codes';
import type { ListCasesInput } from '@/lib/contracts/case-list';
import { findSimilarClients, searchClients } from '@/lib/features/clients';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { listNotes } from '@/lib/features/notes';
import { getRules } from '@/lib/features/rules';
import { searchFirm } from '@/lib/features/search';
import { addDays } from '@/lib/shared/time';
import { readAll, type Page } from './page';
import type { Site } from './site';

/** Pages turned before the one that is measured. */
const DEEP_PAGES = 40;

/** The case list in its orders and filters, one case, a new case, and the search. */
export async function casePages(site: Site): Promise<Page[]> {
  const list = (name: string, input: ListCasesInput): Page => ({
    ...{ name: `cases: ${name}`, route: '/cases' },
    open: () => openList(site, input),
  });
  const { attorneyId, today } = site;
  return [
    ...CASE_SORTS.map((sort) => list(sort, { sort })),
    list('page 40', { cursor: await cursorOf(site, 'newest') }),
    list('page 40 by deadline', {
      sort: 'deadline-asc',
      cursor: await cursorOf(site, 'deadline-asc'),
    }),
    list('one stage', { stage: 'rfe' }),
    list('one stage by deadline', { stage: 'drafting', sort: 'deadline-asc' }),
    list('visa type and priority', { visaType: 'H-1B', priority: 'urgent' }),
    list('urgent', { priority: 'urgent' }),
    list('waiting', { status: 'waiting' }),
    list('closed', { status: 'closed' }),
    list('assigned by deadline', { status: 'assigned', sort: 'deadline-asc' }),
    list('one attorney', { attorneyId, status: 'assigned' }),
    list('one attorney by deadline', { attorneyId, status: 'assigned', sort: 'deadline-asc' }),
    list('received in a month', { openedFrom: addDays(today, -60), openedTo: addDays(today, -30) }),
    list('search a frequent name', { q: 'zhang' }),
    list('search a company', { q: 'company 17 ' }),
    list('search a reference', { q: `REF-${site.caseNumber - 100}` }),
    list('search nothing', { q: 'no such words' }),
    list('search by deadline', { q: 'zhang', sort: 'deadline-asc' }),
    ...pagesOfOne(site),
    ...searchPages(site),
  ];
}

function pagesOfOne(site: Site): Page[] {
  return [
    { name: 'cases: export of a stage', route: '/cases/export', open: () => openExport(site) },
    { name: 'case', route: '/cases/[caseId]', open: () => openCase(site) },
    {
      name: 'case report',
      route: '/cases/[caseId]/report',
      open: () => getCaseReport(site.as('manager'), site.caseId),
    },
    {
      name: 'decision',
      route: '/cases/[caseId]/decisions/[decisionId]',
      open: () => openDecision(site),
    },
    { name: 'new case', route: '/cases/new', open: () => getOpeningDefaults(site.as('intake')) },
    {
      ...{ name: 'new case: similar clients', route: '/cases/new' },
      open: () => findSimilarClients(site.as('intake'), { name: 'Wei Zhang' }),
    },
    {
      name: 'clients',
      route: '/walls',
      open: () => searchClients(site.as('admin'), { q: 'zhang' }),
    },
  ];
}

function searchPages(site: Site): Page[] {
  const search = (name: string, q: string): Page => ({
    ...{ name: `palette: ${name}`, route: '/search' },
    open: () => searchFirm(site.as('admin'), { q }),
  });
  return [
    search('a name', 'zhang'),
    search('a number', String(site.caseNumber)),
    search('nothing', 'no such words'),
  ];
}

async function openList(site: Site, input: ListCasesInput): Promise<unknown> {
  const actor = site.as('manager');
  return Promise.all([
    listCasesWithTotal(actor, input),
    listAttorneys(actor, { limit: MAX_PAGE_SIZE }),
  ]);
}

async function openExport(site: Site): Promise<number> {
  return readAll(exportCases(site.as('manager'), { stage: 'rfe' }));
}

async function openDecision({ as, caseId }: Site): Promise<unknown> {
  const decision = await getLatestDecision(as('manager'), caseId);
  return decision?.id ? getCaseDecision(as('manager'), caseId, decision.id) : null;
}

async function openCase({ as, caseId }: Site): Promise<unknown> {
  const actor = as('manager');
  const one = await getCase(actor, caseId);
  return Promise.all([
    getCaseHistory(actor, caseId),
    listNotes(actor, caseId, { limit: 20 }),
    listOpenCovers(actor, { caseId }),
    explainLatestDecision(actor, caseId),
    getRules(actor),
    one.attorney ? getHolderLoad(actor, one.attorney.id) : null,
  ]);
}

async function cursorOf(
  site: Site,
  sort: NonNullable<ListCasesInput['sort']>,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let turned = 0; turned < DEEP_PAGES; turned += 1) {
    const page = await listCasesWithTotal(site.as('manager'), { sort, cursor });
    if (page.nextCursor === null) return cursor;
    cursor = page.nextCursor;
  }
  return cursor;
}
