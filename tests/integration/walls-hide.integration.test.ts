import fs from 'node:fs';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { planCovers } from '@/lib/features/absences';
import { answerHandoff } from '@/lib/assignment';
import { getWorkload } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { ROLES } from '@/lib/platform/auth/permissions';
import * as cases from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import * as clients from '@/lib/features/clients';
import * as notes from '@/lib/features/notes';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { listNotifications, readAllNotifications } from '@/lib/platform/notifications';
import { runDeparture } from '@/lib/features/planning';
import * as reports from '@/lib/features/reports';
import { listWalls, removeWall } from '@/lib/features/walls';
import { asOwner } from './as-owner';
import { buildWallFixture, type Fixture } from './wall-fixture';
import { BY_ID, CLIENT_BY_ID, LEFT_OUT, LISTS, OTHERS, type Read } from './walled-reads';

/*
 * The person who stands behind a wall, in whatever role, finds nothing of it in any reading service, and no
 * act finds it by its id. The twin of each reading is the same question by a colleague of the same
 * role without a wall, who finds it: otherwise the question would prove nothing.
 */

it('every read of cases, clients, notes and reports is asked for here, or is named with why not', () => {
  const source = fs.readFileSync('tests/integration/walled-reads.ts', 'utf8');
  const here = fs.readFileSync(import.meta.filename, 'utf8');
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
      !(name in LEFT_OUT) && !new RegExp(`\\b${module}\\s*\\.${name}\\(`).test(source + here),
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

/**
 * An answer, and the statements that were sent for it. No time passes meanwhile: a firm whose lock took
 * long is read once more (`run-transaction.ts`), which says something of the machine alone.
 */
async function statementsOf<T>(work: () => Promise<T>): Promise<{ answer: T; sent: string[] }> {
  const time = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await work();
    return { answer, sent: spy.mock.calls.map(([query]) => textOfQuery(query)) };
  } finally {
    spy.mockRestore();
    time.mockRestore();
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
