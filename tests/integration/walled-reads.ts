import {
  getAbsenceMonth,
  listAffectedCases,
  listCovers,
  listOpenCovers,
} from '@/lib/features/absences';
import {
  assignCase,
  findDrainProgress,
  listWaiting,
  previewAssignment,
  previewDraft,
  reassignCase,
} from '@/lib/assignment';
import {
  getAttorney,
  getWorkload,
  listAttorneyAssignments,
  listAttorneys,
} from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import * as cases from '@/lib/features/cases';
import * as clients from '@/lib/features/clients';
import { answerConflict, getConflict } from '@/lib/features/conflicts';
import * as intake from '@/lib/features/intake';
import * as notes from '@/lib/features/notes';
import { findDeparturePlan, proposeDeparture } from '@/lib/features/planning';
import { backtestRules } from '@/lib/features/backtest/backtest-rules';
import * as reports from '@/lib/features/reports';
import { METRICS } from '@/lib/contracts/metric';
import { getRules } from '@/lib/features/rules';
import { searchFirm } from '@/lib/features/search';
import { day, month, refuseUnless, SECRET, today, type Fixture } from './wall-fixture';

/*
 * What is asked in `walls-hide.integration.test.ts` by who stands behind a wall and by a colleague who
 * does not. A new read or act on cases and clients is written here.
 */

async function everything<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** A question to the product in someone's name. */
export type Read = (actor: Actor, fixture: Fixture) => Promise<unknown>;

/** Readings in which the case, its client or its company would show. */
export const LISTS: Readonly<Record<string, Read>> = {
  'the list of cases': (actor) => cases.listCases(actor),
  'the list found by name': (actor) => cases.listCasesWithTotal(actor, { q: SECRET.slice(0, 8) }),
  'the list of an attorney': (actor, { wanda }) => cases.listCases(actor, { attorneyId: wanda.id }),
  'the export': (actor) => everything(cases.exportCases(actor, {})),
  'the search': (actor) => searchFirm(actor, { q: 'helga' }),
  'the search of clients': (actor) => clients.searchClients(actor, { q: 'helga' }),
  'clients that read alike': (actor) => clients.findSimilarClients(actor, { name: SECRET }),
  'what new clients have sent': (actor) => {
    return intake.listSubmissions(actor).catch(refuseUnless('forbidden'));
  },
  'the list of clients': (actor) => clients.listClients(actor),
  'the file of clients': (actor) => everything(clients.exportClients(actor, {})),
  'the waiting line': (actor) => listWaiting(actor),
  'the dashboard': (actor) => reports.getDashboard(actor),
  'the history of an attorney': (actor, { wanda }) => listAttorneyAssignments(actor, wanda.id),
  'the covers of an absence': (actor, { ids }) => listCovers(actor, { absenceId: ids.absence }),
  'the covers of an attorney': (actor, { wanda }) =>
    listOpenCovers(actor, { attorneyId: wanda.id }),
  'the cases of an absence': (actor, { wanda }) =>
    listAffectedCases(actor, { attorneyId: wanda.id, startsOn: day(4), endsOn: day(8) }),
  'the proposal of a departure': (actor, { wanda }) => proposeDeparture(actor, wanda.id),
  'the reassignments': (actor) => reports.reportReassignments(actor, { from: day(-30), to: today }),
  'the reassignments compared': (actor) => reports.compareReassignments(actor, {}),
  'the cases that a metric counts': (actor, { wanda }) =>
    Promise.all(
      METRICS.map((figure) =>
        reports
          .listMetricCases(actor, { figure, attorneyId: wanda.id, from: day(-30), to: today })
          .catch(refuseUnless('forbidden')),
      ),
    ),
};

/** Readings that never name a case, or not this one: they must answer, and still say nothing. */
export const OTHERS: Readonly<Record<string, Read>> = {
  'the heatmap': (actor) => reports.getHeatmap(actor),
  'the assignments of a month': (actor) => reports.reportAssignments(actor, month),
  'the distribution of the workload': (actor) => reports.reportWorkloadDistribution(actor),
  'the load of a holder': (actor, { wanda }) => cases.getHolderLoad(actor, wanda.id),
  'what a new case begins with': (actor) => cases.getOpeningDefaults(actor),
  'the report of a month': (actor) => reports.compareAssignments(actor, month),
  'the workload of a month': (actor) => reports.reportWorkloadMonth(actor, month),
  'the history report': (actor, { wanda }) => reports.reportAttorneyHistory(actor, wanda.id),
  'the workload of an attorney': (actor, { wanda }) => getWorkload(actor, wanda.id),
  'an attorney': (actor, { wanda }) => getAttorney(actor, wanda.id),
  'the roster': (actor) => listAttorneys(actor),
  'the month of absences': (actor) => getAbsenceMonth(actor, {}),
  'handoffs to answer': (actor) => cases.listPendingHandoffs(actor),
  'a plan of a departure': (actor, { wanda }) => findDeparturePlan(actor, wanda.id),
  'what a new case would get': (actor) => previewDraft(actor, { visaType: 'H-1B' }),
  'the progress of a drain': (actor) => findDrainProgress(actor),
  'the backtest of rules': async (actor) => {
    const { version } = await getRules(actor);
    return backtestRules(actor, { version, days: 30, strategy: 'round-robin' });
  },
};

/** Asking for the case, or doing something to it, by an id. */
export const BY_ID: Readonly<
  Record<string, (actor: Actor, caseId: string, fixture: Fixture) => Promise<unknown>>
> = {
  'the case': (actor, id) => cases.getCase(actor, id),
  'its history': (actor, id) => cases.getCaseHistory(actor, id),
  'its report': (actor, id) => cases.getCaseReport(actor, id),
  'its latest decision': (actor, id) => cases.getLatestDecision(actor, id),
  'why it was decided so': (actor, id) => cases.explainLatestDecision(actor, id),
  'the record of its decision': (actor, id, { ids }) =>
    cases.getCaseDecision(actor, id, ids.decision),
  'who could have it': (actor, caseId) => previewAssignment(actor, { caseId }),
  'changing it': (actor, id, { version }) =>
    cases.changeCase(actor, id, { version, priority: 'urgent' }),
  'its conflict check': (actor, id) => getConflict(actor, id),
  'answering its conflict check': (actor, id, { version }) =>
    answerConflict(actor, id, { version, answer: 'clear', note: 'Another one.' }),
  'its notes': (actor, id) => notes.listNotes(actor, id),
  'noting something on it': (actor, id) => notes.addNote(actor, id, { text: 'Called.' }),
  'whom a note on it can mention': (actor, id) => notes.listMentionable(actor, id),
  'assigning it': (actor, id) => assignCase(actor, id, {}),
  'handing it off': (actor, id) => reassignCase(actor, id, { reason: 'other' }),
  'asking for another attorney of record': (actor, id, { firm }) =>
    cases.askRecordChange(actor, id, { toAttorneyId: firm.ids['Ben Other'] ?? '' }),
};

/** Asking for the client, or doing something to them, by an id. */
export const CLIENT_BY_ID: typeof BY_ID = {
  'the client': (actor, id) => clients.getClient(actor, id),
  'changing the client': (actor, id) =>
    clients.changeClient(actor, id, { version: 1, company: 'Elsewhere' }),
  'what merging them would do': (actor, id, { others }) =>
    clients.previewMerge(actor, { fromClientId: id, intoClientId: others }),
  'merging them': (actor, id, { others }) =>
    clients.mergeClients(actor, id, { intoClientId: others }),
  'merging into them': (actor, id, { others }) =>
    clients.mergeClients(actor, others, { intoClientId: id }),
  'parting them': (actor, id) => clients.undoMerge(actor, id),
};

/** Reads that are left out above, and which of those above answers for them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  findCases: 'the rows of the list, by their ids',
  findClient: 'the client of a case that is being opened, for the opening alone',
  findClients: 'the client of each row of an import, for the import alone',
  getClientForPage: 'the client, with what may be done',
  previewBulkHandOff: 'who could have it, for many cases',
};
