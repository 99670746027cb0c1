import { findDrainProgress, listWaiting } from '@/lib/assignment';
import { getAbsenceMonth, listAbsences, listOpenCovers } from '@/lib/features/absences';
import { listApiKeys } from '@/lib/features/api-keys';
import {
  getAttorney,
  getExpertiseMatrix,
  getWorkload,
  listAttorneyAssignments,
  listAttorneys,
} from '@/lib/features/attorneys';
import { listViews } from '@/lib/features/views';
import { listFirmsOfViewer } from '@/lib/platform/auth/firms-of-user';
import { loadViewer } from '@/lib/platform/auth/load-viewer';
import { ROLES, type Role } from '@/lib/platform/auth/permissions';
import { listCases, listPendingHandoffs } from '@/lib/features/cases';
import { getFirmSettings } from '@/lib/features/firms';
import { getIntakeSettings, listSubmissions } from '@/lib/features/intake';
import { listMembers } from '@/lib/features/members';
import { listImports } from '@/lib/features/imports';
import { getOutbox } from '@/lib/features/outbox';
import { listNotifications } from '@/lib/platform/notifications';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { findDeparturePlan, reviewDeparture } from '@/lib/features/planning';
import {
  exportClients,
  getClientForPage,
  listClients,
  readClientRecord,
} from '@/lib/features/clients';
import { getDashboard } from '@/lib/features/reports';
import { getRules, listRuleVersions, listSchedules } from '@/lib/features/rules';
import { addDays } from '@/lib/shared/time';
import { listWalls } from '@/lib/features/walls';
import { listWebhooks } from '@/lib/features/webhooks';
import { readAll, type Page } from './page';
import type { Site } from './site';

/** What every page reads about its viewer, dashboards, the roster and what a firm keeps. */
export function firmPages(site: Site): Page[] {
  const { as, firmId } = site;
  const memberId = as('attorney').id ?? '';
  return [
    { name: 'frame of every page', route: 'every page', open: () => openFrame(site) },
    ...ROLES.filter((role) => role !== 'admin').map((role) => ({
      ...{ name: `dashboard: ${role}`, route: '/dashboard' },
      open: () => openDashboard(site, role),
    })),
    { name: 'clients', route: '/clients', open: () => listClients(as('admin')) },
    {
      ...{ name: 'client', route: '/clients/[clientId]' },
      open: () => openClient(site),
    },
    {
      ...{ name: 'clients: export', route: '/clients/export' },
      open: () => readAll(exportClients(as('admin'), {})),
    },
    { name: 'waiting line', route: '/waiting', open: () => openWaiting(site) },
    { name: 'attorneys', route: '/attorneys', open: () => openRoster(site) },
    { name: 'attorney', route: '/attorneys/[attorneyId]', open: () => openAttorney(site) },
    {
      name: 'departure',
      route: '/attorneys/[attorneyId]/departure',
      open: () => openDeparture(site),
    },
    {
      ...{ name: 'notifications', route: '/notifications' },
      open: () => listNotifications({ firmId, memberId, attorneyId: null }, { limit: 25 }),
    },
    {
      name: 'expertise',
      route: '/attorneys/expertise',
      open: () => getExpertiseMatrix(as('admin')),
    },
    {
      name: 'absences by month',
      route: '/attorneys/absences',
      open: () => getAbsenceMonth(as('manager'), {}),
    },
    ...keptPages(site),
  ];
}

/** What a firm keeps: people, keys, rules and walls. */
function keptPages(site: Site): Page[] {
  const { as, attorneyId } = site;
  return [
    { name: 'webhooks', route: '/settings/webhooks', open: () => listWebhooks(as('admin')) },
    { name: 'outbox', route: '/settings/outbox', open: () => openOutbox(site) },
    { name: 'imports', route: '/settings/imports', open: () => openImports(site) },
    { name: 'API keys', route: '/settings/api-keys', open: () => listApiKeys(as('admin')) },
    {
      ...{ name: 'new clients', route: '/submissions' },
      open: () => listSubmissions(as('admin')),
    },
    {
      ...{ name: 'intake settings', route: '/settings/intake' },
      open: () => getIntakeSettings(as('admin')),
    },
    {
      ...{ name: 'firm settings', route: '/settings/firm' },
      open: () => getFirmSettings(as('admin')),
    },
    {
      name: 'members',
      route: '/members',
      open: () => listMembers(as('admin'), { limit: MAX_PAGE_SIZE }),
    },
    { name: 'rules', route: '/rules', open: () => openRules(site) },
    {
      name: 'walls',
      route: '/walls',
      open: () => listWalls(as('admin'), { limit: MAX_PAGE_SIZE }),
    },
    {
      name: 'walls of an attorney',
      route: '/walls',
      open: () => listWalls(as('admin'), { attorneyId }),
    },
  ];
}

async function openFrame({ sessionId }: Site): Promise<unknown> {
  const viewer = await loadViewer(sessionId);
  if (!viewer) throw new Error('The session of the bench has ended.');
  return Promise.all([listFirmsOfViewer(viewer), listViews(viewer)]);
}

async function openOutbox({ sessionId }: Site): Promise<unknown> {
  const viewer = await loadViewer(sessionId);
  return viewer && getOutbox(viewer);
}

async function openImports({ sessionId }: Site): Promise<unknown> {
  const viewer = await loadViewer(sessionId);
  return viewer && listImports(viewer);
}

async function openDashboard({ as }: Site, role: Role): Promise<unknown> {
  const actor = as(role);
  const [board] = await Promise.all([getDashboard(actor), listPendingHandoffs(actor)]);
  return board.waiting.count > 0 ? listWaiting(actor, { limit: 3 }) : null;
}

async function openWaiting({ as }: Site): Promise<unknown> {
  const actor = as('manager');
  return Promise.all([listWaiting(actor, { limit: 25 }), findDrainProgress(actor)]);
}

async function openRoster({ as, today }: Site): Promise<unknown> {
  const actor = as('manager');
  return Promise.all([
    listAttorneys(actor, { active: true, limit: MAX_PAGE_SIZE }),
    listAbsences(actor, { from: today, to: addDays(today, 14), limit: MAX_PAGE_SIZE }),
  ]);
}

async function openAttorney({ as, attorneyId }: Site): Promise<unknown> {
  const actor = as('manager');
  await getAttorney(actor, attorneyId);
  await listAbsences(actor, { attorneyId });
  return Promise.all([
    listCases(actor, { attorneyId, status: 'assigned', sort: 'deadline-asc', limit: 12 }),
    getWorkload(actor, attorneyId),
    listAttorneyAssignments(actor, attorneyId, { limit: 10 }),
    listAttorneys(actor, { active: true, limit: MAX_PAGE_SIZE }),
    listOpenCovers(actor, { attorneyId }),
  ]);
}

async function openDeparture({ as, attorneyId }: Site): Promise<unknown> {
  const actor = as('manager');
  await getAttorney(actor, attorneyId);
  return [await reviewDeparture(actor, attorneyId), await findDeparturePlan(actor, attorneyId)];
}

async function openRules({ as }: Site): Promise<unknown> {
  const actor = as('admin');
  return Promise.all([
    getRules(actor),
    listRuleVersions(actor, {}),
    listSchedules(actor, { limit: 1 }),
  ]);
}

async function openClient({ as, clientId }: Site): Promise<unknown> {
  const actor = as('admin');
  return [await getClientForPage(actor, clientId), await readClientRecord(actor, clientId)];
}
