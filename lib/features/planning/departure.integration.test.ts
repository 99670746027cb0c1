import { afterEach, describe, expect, it } from 'vitest';
import { doOnce } from '@/lib/platform/actions/once';
import { newOnceKey, ONCE_FIELD } from '@/lib/platform/actions/state';
import { planCovers, recordAbsence } from '@/lib/features/absences';
import { answerHandoff, reassignCase } from '@/lib/assignment';
import { changeAttorney, getAttorney } from '@/lib/features/attorneys';
import { getCase, getCaseHistory, listCases } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { addWall } from '@/lib/features/walls';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import {
  continueDepartures,
  findDeparturePlan,
  proposeDeparture,
  reviewDeparture,
  runDeparture,
} from './';
import type { DepartureProposalDto } from '@/lib/contracts/departure';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

/** Ana holds so many cases; then Ben and Cy join, with room for so many each. */
async function anaWith(cases: number, room = 30): Promise<BuiltFirm & { ana: string }> {
  const firm = await buildFirm([{ name: 'Ana', capacity: 100 }]);
  for (let n = 0; n < cases; n += 1) await openCase(firm, { complexity: 1 + (n % 7) });
  const ids: Record<string, string> = { ...firm.ids };
  for (const name of ['Ben', 'Cy']) {
    ids[name] = (await addAttorney(firm, { name, capacity: room })).id;
  }
  return { ...firm, ids, ana: ids.Ana ?? '' };
}

/** The proposal, confirmed as it is. */
function asProposed({ cases }: Pick<DepartureProposalDto, 'cases'>) {
  return cases.flatMap(({ caseId, version, proposedAttorney }) =>
    proposedAttorney ? [{ caseId, version, attorneyId: proposedAttorney.id }] : [],
  );
}

async function countHeld(firm: BuiltFirm, attorneyId: string): Promise<number> {
  return (await listCases(firm.actor, { attorneyId, status: 'assigned', limit: 200 })).items.length;
}

describe('a departure', () => {
  it('of forty cases is proposed with the loads that follow, and runs as it was proposed', async () => {
    const firm = await anaWith(40);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    expect(proposal.cases).toHaveLength(40);
    expect(proposal.unplaceable).toBe(0);
    const after = proposal.loads.map((load) => load.after.activeCases);
    expect(after).toEqual([20, 20]);
    const plan = await runDeparture(firm.actor, {
      attorneyId: firm.ana,
      moves: asProposed(proposal),
      deactivate: true,
    });
    expect(plan).toMatchObject({ status: 'done', moved: 40, total: 40 });
    for (const { attorney, after: expected } of proposal.loads) {
      expect(await getAttorney(firm.actor, attorney.id)).toMatchObject(expected);
    }
    expect(await getAttorney(firm.actor, firm.ana)).toMatchObject({
      active: false,
      openCases: 0,
      loadPoints: 0,
    });
    const [first] = proposal.cases;
    const history = await getCaseHistory(firm.actor, first?.caseId ?? '');
    expect(history.items.find(({ kind }) => kind === 'handoff')).toMatchObject({
      reason: 'departure',
      note: 'Ana is leaving.',
      status: 'done',
    });
    const { moves, ...told } = plan;
    expect(moves).toHaveLength(40);
    const outcome = { ...told, stayed: 0, stayedMoves: [] };
    expect(await findDeparturePlan(firm.actor, firm.ana)).toEqual(outcome);
  });

  it('is reviewed a page at a time, with totals over every case', async () => {
    const firm = await anaWith(30, 14);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    const first = await reviewDeparture(firm.actor, firm.ana);
    const second = await reviewDeparture(firm.actor, firm.ana, { page: 2 });
    expect([first.shown.length, second.shown.length]).toEqual([25, 5]);
    expect(first).toMatchObject({ first: 1, page: 1, pages: 2, matching: 30, unplaceable: 2 });
    expect(second).toMatchObject({ first: 26, page: 2, pages: 2, state: first.state });
    expect(first.loads).toEqual(proposal.loads);
    expect(first.outline).toEqual(
      proposal.cases.map(({ caseId, version, proposedAttorney, loadPoints }) => {
        const place = first.loads.findIndex(({ attorney }) => attorney.id === proposedAttorney?.id);
        return [caseId, version, place < 0 ? null : place, loadPoints, 1];
      }),
    );
    // The person who goes to someone comes first, in the order of the plan.
    const all = [...first.shown, ...second.shown];
    const takeable = proposal.cases.filter(({ eligible }) => eligible.length > 0);
    expect(all.slice(0, 28)).toEqual(takeable.map((one) => ({ ...one, group: null })));
    expect(all.slice(28).map(({ group }) => group)).toEqual([0, 0]);
    expect(first.groups).toEqual([
      { reasons: [{ code: 'at-capacity', least: 2, most: 2 }], cases: 2 },
    ]);
  });

  it('is cut down to whom its cases would go to, or to those that no one can take', async () => {
    const firm = await anaWith(6, 2);
    const { Ben = '' } = firm.ids;
    const forBen = await reviewDeparture(firm.actor, firm.ana, { to: Ben });
    expect(forBen.shown.map(({ proposedAttorney }) => proposedAttorney?.name)).toEqual([
      'Ben',
      'Ben',
    ]);
    expect(forBen.outline).toHaveLength(6);
    const stuck = await reviewDeparture(firm.actor, firm.ana, { to: 'nobody', page: 9 });
    expect(stuck).toMatchObject({ matching: 2, page: 1, pages: 1 });
    expect(stuck.shown.every(({ proposedAttorney }) => proposedAttorney === null)).toBe(true);
  });

  it('names the cases that no one can take, and leaves them and those left out', async () => {
    const firm = await anaWith(6, 2);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    expect(proposal.unplaceable).toBe(2);
    const unplaceable = proposal.cases.filter(({ proposedAttorney }) => !proposedAttorney);
    expect(unplaceable.every(({ eligible, reason }) => eligible.length === 0 && reason)).toBe(true);
    const moves = asProposed(proposal).slice(1);
    const plan = await runDeparture(firm.actor, { attorneyId: firm.ana, moves });
    expect(plan).toMatchObject({ moved: 3, total: 3 });
    expect(await countHeld(firm, firm.ana)).toBe(3);
  });

  it('leaves each case that changed since the review where it is and says why', async () => {
    const firm = await anaWith(5);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    const [edited, moved, closed, walled] = proposal.cases.map(({ caseId }) => caseId);
    await editCase(firm, edited ?? '', { priority: 'urgent' });
    await reassignCase(firm.actor, moved ?? '', { reason: 'workload' });
    await editCase(firm, closed ?? '', { stage: 'closed' });
    const walledMove = asProposed(proposal).find(({ caseId }) => caseId === walled);
    const { client } = await getCase(firm.actor, walled ?? '');
    await addWall(firm.actor, {
      attorneyId: walledMove?.attorneyId ?? '',
      clientId: client.id,
      reason: 'Former client',
    });
    const plan = await runDeparture(firm.actor, {
      attorneyId: firm.ana,
      moves: asProposed(proposal),
    });
    const fates = plan.moves.map(({ status, detail }) => [
      status,
      detail?.split(/[ :]/)[0] ?? null,
    ]);
    const holder = (await getCase(firm.actor, moved ?? '')).attorney?.name;
    const refusedName = plan.moves[3]?.toAttorney.name;
    expect(fates).toEqual([
      ['stale', 'The'],
      ['stale', holder],
      ['stale', 'The'],
      ['refused', refusedName],
      ['moved', null],
    ]);
    expect((await getCase(firm.actor, edited ?? '')).attorney?.name).toBe('Ana');
  });

  it('gives a case to whom a manager chose against the rules, with the reason, but past no wall', async () => {
    const firm = await anaWith(3, 1);
    const [ben = '', cy = ''] = [firm.ids.Ben, firm.ids.Cy];
    const { cases } = await proposeDeparture(firm.actor, firm.ana);
    const [full] = cases.filter(({ eligible }) => eligible.length === 0);
    if (!full) throw new Error('expected a case that nobody can take');
    expect(full.excluded).toMatchObject([
      { id: ben, exclusions: [{ code: 'at-capacity' }] },
      { id: cy, exclusions: [{ code: 'at-capacity' }] },
    ]);
    const { caseId, version } = full;
    const { client } = await getCase(firm.actor, caseId);
    await addWall(firm.actor, { attorneyId: cy, clientId: client.id, reason: 'Former client' });
    const override = { reason: 'Knows the client' };
    const run = (attorneyId: string) =>
      runDeparture(firm.actor, {
        attorneyId: firm.ana,
        moves: [...asProposed({ cases }), { caseId, version, attorneyId, override }],
      });
    const walled = await run(cy);
    expect(walled.moves.at(-1)).toMatchObject({ status: 'refused' });
    expect(await run(ben)).toMatchObject({ moved: 1 });
    const { items } = await getCaseHistory(firm.actor, caseId);
    expect(items.find(({ kind }) => kind === 'handoff')).toMatchObject({
      reason: 'departure',
      overrideReason: 'Knows the client',
    });
    expect(items.findLast(({ kind }) => kind === 'decision')).toMatchObject({ outcome: 'manual' });
  });

  it('asks no one to accept and withdraws what is still asked', async () => {
    const firm = await anaWith(2);
    await changeRules(firm, { handoffNeedsAcceptance: true });
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    const [own = ''] = proposal.cases.map(({ caseId }) => caseId);
    const ask = async (caseId: string, toAttorneyId: string) => {
      const asked = await reassignCase(firm.actor, caseId, { toAttorneyId, reason: 'workload' });
      if (asked.status !== 'pending') throw new Error('expected a question');
      return asked.handoff.id;
    };
    const fromAna = await ask(own, firm.ids.Cy ?? '');
    await changeAttorney(firm.actor, firm.ana, { active: false });
    const other = await openCase(firm);
    await changeAttorney(firm.actor, firm.ana, { active: true });
    const toAna = await ask(other.id, firm.ana);
    const moves = asProposed(proposal);
    const plan = await runDeparture(firm.actor, { attorneyId: firm.ana, moves });
    expect(plan).toMatchObject({ moved: 2 });
    for (const id of [fromAna, toAna]) {
      await expect(answerHandoff(firm.actor, id, 'accept')).rejects.toMatchObject({
        code: 'handoff-not-pending',
      });
    }
  });

  it('passes on what the leaver covers, and leaves with colleagues what they cover', async () => {
    const firm = await at('2026-03-02T15:00:00Z', () => anaWith(2));
    const { ana } = firm;
    const [ben = '', cy = ''] = [firm.ids.Ben, firm.ids.Cy];
    const week = { startsOn: '2026-03-02', endsOn: '2026-03-13', kind: 'sick' } as const;
    await at('2026-03-03T15:00:00Z', async () => {
      const held = await listCases(firm.actor, { attorneyId: ana });
      const [forAna] = held.items;
      const absence = await recordAbsence(firm.actor, { attorneyId: ana, ...week });
      const covers = [{ caseId: forAna?.id ?? '', attorneyId: ben }];
      await planCovers(firm.actor, { absenceId: absence.id, covers });
      const proposal = await proposeDeparture(firm.actor, ben);
      expect(proposal.cases).toMatchObject([
        { coveredFor: { name: 'Ana' }, proposedAttorney: { name: 'Cy' } },
      ]);
      await runDeparture(firm.actor, { attorneyId: ben, moves: asProposed(proposal) });
      expect((await getCase(firm.actor, forAna?.id ?? '')).attorney?.id).toBe(cy);
      expect(await findBrokenInvariants()).toEqual([]);
      await runDeparture(firm.actor, { attorneyId: ana, moves: [], deactivate: true });
      const statuses = await withWholeFirm(firm.firmId, (tx) =>
        tx.cover.findMany({
          where: { firmId: firm.firmId },
          select: { status: true, endReason: true, toAttorneyId: true },
        }),
      );
      expect(statuses).toEqual([{ status: 'kept', endReason: 'departure', toAttorneyId: cy }]);
    });
  });

  it('that a crash interrupted is finished by itself, each case moved once', async () => {
    const firm = await anaWith(3);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    const planId = newId();
    const { firmId, ana: attorneyId } = firm;
    await withWholeFirm(firmId, async (tx) => {
      const createdAt = new Date();
      await tx.departurePlan.create({
        data: {
          ...{ firmId, id: planId, attorneyId, status: 'running', deactivate: true },
          ...{ createdAt, createdByName: 'Somebody' },
        },
      });
      await tx.departureMove.createMany({
        data: asProposed(proposal).map(({ caseId, version, attorneyId: toAttorneyId }, place) => ({
          ...{ firmId, id: newId(), planId, place, caseId, toAttorneyId },
          ...{ caseVersion: version, status: 'planned' },
        })),
      });
    });
    await expect(runDeparture(firm.actor, { attorneyId, moves: [] })).rejects.toMatchObject({
      code: 'conflict',
    });
    await Promise.all([continueDepartures(firmId), continueDepartures(firmId)]);
    expect(await findDeparturePlan(firm.actor, attorneyId)).toMatchObject({
      status: 'done',
      moved: 3,
    });
    expect(await getAttorney(firm.actor, attorneyId)).toMatchObject({
      active: false,
      openCases: 0,
    });
    expect(await continueDepartures(firmId)).toBe(0);
  });

  it('that is sent again after its answer was lost goes by the plan that is kept', async () => {
    const firm = await anaWith(2);
    const proposal = await proposeDeparture(firm.actor, firm.ana);
    const request = { attorneyId: firm.ana, moves: asProposed(proposal) };
    const form = new FormData();
    form.set(ONCE_FIELD, newOnceKey());
    const send = () =>
      runDeparture(firm.actor, request, (keep) => doOnce(firm.actor, form, request, keep));
    const first = await send();
    expect(first).toMatchObject({ moved: 2, total: 2 });
    expect(await send()).toEqual(first);
  });

  it('is open to managers, with their own firm’s people and cases only', async () => {
    const [firm, other] = [await anaWith(1), await anaWith(1)];
    const [move] = asProposed(await proposeDeparture(firm.actor, firm.ana));
    const [foreign] = asProposed(await proposeDeparture(other.actor, other.ana));
    if (!move || !foreign) throw new Error('expected a proposal');
    const asManager = { ...firm.actor, role: 'manager', kind: 'member' } as const;
    const asAna = {
      ...firm.actor,
      role: 'attorney',
      kind: 'member',
      attorneyId: firm.ana,
    } as const;
    const run = (actor: typeof firm.actor, input: object) =>
      runDeparture(actor, { attorneyId: firm.ana, moves: [move], ...input });
    await expect(run(asAna, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(asManager, { deactivate: true })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(run(asManager, { attorneyId: other.ana })).rejects.toMatchObject({
      code: 'not-found',
    });
    const toStranger = { moves: [{ ...move, attorneyId: foreign.attorneyId }] };
    for (const input of [{ moves: [foreign] }, toStranger]) {
      await expect(run(asManager, input)).rejects.toMatchObject({ code: 'not-found' });
    }
    const toSelf = { moves: [{ ...move, attorneyId: firm.ana }] };
    await expect(run(asManager, toSelf)).rejects.toMatchObject({ code: 'previous-holder' });
    await expect(proposeDeparture(firm.actor, other.ana)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(run(asManager, {})).resolves.toMatchObject({ moved: 1 });
  });
});
