import fs from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  getAbsenceMonth,
  listAffectedCases,
  listCovers,
  listOpenCovers,
  planCovers,
} from '@/lib/features/absences';
import {
  answerHandoff,
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
import { ROLES } from '@/lib/platform/auth/permissions';
import * as cases from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import * as clients from '@/lib/features/clients';
import * as notes from '@/lib/features/notes';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { listNotifications, readAllNotifications } from '@/lib/platform/notifications';
import { findDeparturePlan, proposeDeparture, runDeparture } from '@/lib/features/planning';
import { backtestRules } from '@/lib/features/backtest/backtest-rules';
import * as reports from '@/lib/features/reports';
import { FIGURES } from '@/lib/contracts/metric';
import { getRules } from '@/lib/features/rules';
import { searchFirm } from '@/lib/features/search';
import { listWalls, removeWall } from '@/lib/features/walls';
import { asOwner } from './as-owner';
import {
  day,
  month,
  refuseUnless,
  SECRET,
  buildWallFixture,
  today,
  type Fixture,
} from './wall-fixture';

/*
 * The person who stands behind a wall, in whatever role, finds nothing of it in any reading service, and no
 * act finds it by its id. The twin of each reading is the same question by a colleague of the same
 * role without a wall, who finds it: otherwise the question would prove nothing.
 */

async function everything<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

type Read = (actor: Actor, fixture: Fixture) => Promise<unknown>;

/** Readings in which the case, its client or its company would show. */
const LISTS: Readonly<Record<string, Read>> = {
  'the list of cases': (actor) => cases.listCases(actor),
  'the list found by name': (actor) => cases.listCasesWithTotal(actor, { q: SECRET.slice(0, 8) }),
  'the list of an attorney': (actor, { wanda }) => cases.listCases(actor, { attorneyId: wanda.id }),
  'the export': (actor) => everything(cases.exportCases(actor, {})),
  'the search': (actor) => searchFirm(actor, { q: 'helga' }),
  'the search of clients': (actor) => clients.searchClients(actor, { q: 'helga' }),
  'clients that read alike': (actor) => clients.findSimilarClients(actor, { name: SECRET }),
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
  'the cases behind a figure': (actor, { wanda }) =>
    Promise.all(
      FIGURES.map((figure) =>
        reports
          .listMetricCases(actor, { figure, attorneyId: wanda.id, from: day(-30), to: today })
          .catch(refuseUnless('forbidden')),
      ),
    ),
};

/** Readings that never name a case, or not this one: they must answer, and still say nothing. */
const OTHERS: Readonly<Record<string, Read>> = {
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
const BY_ID: Readonly<
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
  'its notes': (actor, id) => notes.listNotes(actor, id),
  'noting something on it': (actor, id) => notes.addNote(actor, id, { text: 'Called.' }),
  'whom a note on it can mention': (actor, id) => notes.listMentionable(actor, id),
  'assigning it': (actor, id) => assignCase(actor, id, {}),
  'handing it off': (actor, id) => reassignCase(actor, id, { reason: 'other' }),
  'asking for another attorney of record': (actor, id, { firm }) =>
    cases.askRecordChange(actor, id, { toAttorneyId: firm.ids['Ben Other'] ?? '' }),
};

/** Asking for the client, or doing something to them, by an id. */
const CLIENT_BY_ID: typeof BY_ID = {
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
const LEFT_OUT: Readonly<Record<string, string>> = {
  findCases: 'the rows of the list, by their ids',
  getClientForPage: 'the client, with what may be done',
  previewBulkHandOff: 'who could have it, for many cases',
};

it('every read of cases, clients, notes and reports is asked for here, or is named with why not', () => {
  const source = fs.readFileSync(import.meta.filename, 'utf8');
  const reads = Object.entries({ cases, clients, notes, reports }).flatMap(([module, functions]) =>
    Object.keys(functions)
      .filter((name) =>
        /^(compare|count|explain|export|find|get|list|preview|report|search)/.test(name),
      )
      .map((name) => ({ module, name })),
  );
  expect(reads.length).toBeGreaterThan(25);
  const forgotten = reads.filter(
    // A long call begins its line with the function.
    ({ module, name }) =>
      !(name in LEFT_OUT) && !new RegExp(`\\b${module}\\s*\\.${name}\\(`).test(source),
  );
  expect(forgotten).toEqual([]);
});

/** What an act answers to the person who asks, without the id that was asked for. */
async function answerOf(work: () => Promise<unknown>, id: string): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code} ${error.message}`.replaceAll(id, 'ID');
  }
}

/** An answer, and the statements that were sent for it. */
async function statementsOf<T>(work: () => Promise<T>): Promise<{ answer: T; sent: string[] }> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await work();
    return { answer, sent: spy.mock.calls.map(([query]) => textOfQuery(query)) };
  } finally {
    spy.mockRestore();
  }
}

function textOfQuery(query: unknown): string {
  return z.object({ text: z.string() }).safeParse(query).data?.text ?? String(query);
}

async function textOf(read: Read, actor: Actor, fixture: Fixture): Promise<string | null> {
  try {
    return JSON.stringify(await read(actor, fixture));
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return null;
    throw error;
  }
}

describe.each(['client', 'company'] as const)('behind a wall to a %s', (target) => {
  let fixture: Fixture;

  beforeAll(async () => {
    fixture = await buildWallFixture(target);
  });

  const found = (text: string) => fixture.secrets.filter((secret) => text.includes(secret));

  it.each(Object.entries(LISTS))('%s names nothing of it, in any role', async (_name, read) => {
    let seenByOthers = 0;
    for (const role of ROLES) {
      const text = await textOf(read, fixture.walled.as(role), fixture);
      expect({ role, found: found(text ?? '') }).toEqual({ role, found: [] });
      const twin = await textOf(read, fixture.open.as(role), fixture);
      if (found(twin ?? '').length > 0) seenByOthers += 1;
    }
    expect(seenByOthers).toBeGreaterThan(0);
  });

  it.each(Object.entries(OTHERS))('%s answers and names nothing of it', async (_name, read) => {
    for (const role of ROLES) {
      const text = await textOf(read, fixture.walled.as(role), fixture);
      expect({ role, found: found(text ?? '') }).toEqual({ role, found: [] });
    }
  });

  it.each(Object.entries(BY_ID))(
    '%s is as absent as what never was, by the same statements',
    async (_name, act) => {
      const absent = newId();
      for (const role of ROLES) {
        const actor = fixture.walled.as(role);
        const ask = (id: string) => statementsOf(() => answerOf(() => act(actor, id, fixture), id));
        const walled = await ask(fixture.ids.held);
        expect({ role, ...walled }).toEqual({ role, ...(await ask(absent)) });
        expect(walled.answer).not.toBe('done');
      }
    },
  );

  it.each(Object.entries(CLIENT_BY_ID))(
    '%s is as absent as who never was, by the same statements',
    async (_name, act) => {
      const absent = newId();
      for (const role of ROLES) {
        const actor = fixture.walled.as(role);
        const ask = (id: string) => statementsOf(() => answerOf(() => act(actor, id, fixture), id));
        const walled = await ask(fixture.ids.client);
        expect({ role, ...walled }).toEqual({ role, ...(await ask(absent)) });
        expect(walled.answer).not.toBe('done');
      }
    },
  );

  it('the record of a client is empty, as that of who never was', async () => {
    const actor = fixture.walled.as('admin');
    const read = (id: string) => clients.readClientRecord(actor, id);
    expect(await read(fixture.ids.client)).toEqual(await read(newId()));
    const { cases } = await clients.readClientRecord(fixture.open.as('admin'), fixture.ids.client);
    expect(cases.map(({ id }) => id)).toContain(fixture.ids.held);
  });

  it('several acts at once leave it out like an id that never was', async () => {
    const actor = fixture.walled.as('admin');
    const version = fixture.version;
    const several = (caseId: string) => ({ cases: [{ caseId, version }], requestKey: newId() });
    for (const caseId of [fixture.ids.held, newId()]) {
      const staged = await cases.bulkChangeStage(actor, { ...several(caseId), stage: 'review' });
      const handed = await cases.bulkHandOff(actor, { ...several(caseId), reason: 'other' });
      const detail = `There is no case with the id "${caseId}".`;
      expect([...staged, ...handed]).toEqual([
        { caseId, outcome: 'refused', detail },
        { caseId, outcome: 'refused', detail },
      ]);
    }
  });

  it('a departure cannot be told to move it, nor an absence to cover it', async () => {
    const actor = fixture.walled.as('admin');
    const { wanda, firm, ids, version } = fixture;
    const attorneyId = firm.ids['Ben Other'] ?? '';
    for (const caseId of [ids.held, newId()]) {
      const moves = [{ caseId, version, attorneyId }];
      const run = runDeparture(actor, { attorneyId: wanda.id, moves, deactivate: false });
      await expect(run).rejects.toMatchObject({ code: 'not-found' });
      const plan = { absenceId: ids.absence, covers: [{ caseId, attorneyId }] };
      await expect(planCovers(actor, plan)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('a case cannot be opened: by what is typed in neutral words, by an id as if it were absent', async () => {
    const { firm, ids, walled, wanda } = fixture;
    const [known] = await asOwner<{ email: string; company: string }>(
      'SELECT email, company FROM clients WHERE id = $1',
      [ids.client],
    );
    const opening = (client: object) => openCaseSchema.parse({ client, visaType: 'H-1B' });
    const { email, company } = known ?? { email: '', company: '' };
    for (const role of ROLES) {
      const typed = cases.submitCase(walled.as(role), opening({ name: 'H.', email }));
      const refusal = await typed.catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'opening-refused', fields: [] });
      expect(found(String(refusal))).toEqual([]);
      expect(String(refusal)).not.toMatch(/wall|client/i);
    }
    if (target === 'company') {
      const colleague = opening({ name: 'Of the same company', company: ` ${company} ` });
      await expect(cases.submitCase(walled.as('intake'), colleague)).rejects.toMatchObject({
        code: 'opening-refused',
      });
    }
    for (const clientId of [ids.client, newId()]) {
      const pointed = cases.submitCase(walled.as('admin'), {
        ...opening({ name: 'H.' }),
        clientId,
      });
      await expect(pointed).rejects.toMatchObject({ code: 'not-found' });
    }
    const told = await asOwner<{ memberId: string; facts: object }>(
      `SELECT member_id AS "memberId", facts FROM notifications
        WHERE firm_id = $1 AND kind = 'opening-refused'`,
      [firm.firmId],
    );
    expect(told.length).toBeGreaterThanOrEqual(ROLES.length);
    expect(told.map(({ memberId }) => memberId)).not.toContain(wanda.memberId);
    expect(told[0]?.facts).toMatchObject({ client: 'H.' });
  });

  it('the wall itself is not listed to the person who stands behind it, and they cannot remove it', async () => {
    const admin = fixture.walled.as('admin');
    expect((await listWalls(admin, { includeRemoved: true })).items).toEqual([]);
    const refused = { code: 'not-found' };
    await expect(removeWall(admin, fixture.wallId)).rejects.toMatchObject(refused);
    expect((await listWalls(fixture.open.as('admin'))).items).toHaveLength(1);
  });

  it('what they were told about it before is gone from their notifications', async () => {
    const { firm, wanda } = fixture;
    const reader = { firmId: firm.firmId, memberId: wanda.memberId, attorneyId: wanda.id };
    const [before] = await asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM notifications WHERE member_id = $1 AND case_id = $2',
      [wanda.memberId, fixture.ids.held],
    );
    expect(before?.n).toBeGreaterThan(0);
    expect(found(JSON.stringify(await listNotifications(reader)))).toEqual([]);
    expect(await readAllNotifications(reader, new Date())).toBe(0);
  });

  it('managers are told at once of what the attorney still holds, and the attorney is not', async () => {
    const { firm, wanda, ids } = fixture;
    const told = await asOwner<{ role: string; memberId: string; caseId: string; facts: object }>(
      `SELECT m.role, n.member_id AS "memberId", n.case_id AS "caseId", n.facts
         FROM notifications n JOIN members m ON m.id = n.member_id
        WHERE n.firm_id = $1 AND n.kind = 'wall-conflict'`,
      [firm.firmId],
    );
    expect(told).toMatchObject([
      {
        role: 'admin',
        caseId: ids.held,
        facts: { attorneyId: wanda.id, attorney: 'Wanda Walled' },
      },
    ]);
    expect(told[0]?.memberId).not.toBe(wanda.memberId);
  });

  it('the load of the workload stays what it is', async () => {
    const [walled, open] = await Promise.all([
      getWorkload(fixture.walled.as('admin'), fixture.wanda.id),
      getWorkload(fixture.open.as('admin'), fixture.wanda.id),
    ]);
    const { activeCases, openCases, loadPoints } = open;
    expect(openCases).toBeGreaterThan(0);
    expect(walled).toMatchObject({ activeCases, openCases, loadPoints });
  });

  it('a question about it cannot be answered', async () => {
    const { firm, walled, ids, wanda } = fixture;
    const [row] = await asOwner<{ id: string }>(
      `INSERT INTO handoffs (firm_id, id, case_id, from_attorney_id, to_attorney_id, reason, status,
                             requested_at, requested_by_name, moves_record, version)
       VALUES ($1, $2, $3, $4, $5, 'other', 'pending', now(), 'Test', false, 1) RETURNING id`,
      [firm.firmId, newId(), ids.held, wanda.id, firm.ids['Ben Other']],
    );
    const id = row?.id ?? '';
    for (const handoffId of [id, newId()]) {
      const answer = answerHandoff(walled.as('admin'), handoffId, 'decline');
      await expect(answer).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
