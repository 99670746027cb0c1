import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  factsOf,
  findLastAttorneys,
  imagineTaking,
  inputFor,
  openReadUnit,
  type CaseRow,
  type ReadUnit,
} from '@/lib/assignment';
import { decide, orderWaitingLine, type CaseFacts, type Decision } from '@/lib/assignment/core';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { dateColumnToText } from '@/lib/time';
import { tellDecision } from '@/lib/wording/decision-sentence';
import type {
  CarriedDto,
  DepartureCaseDto,
  DepartureExcludedDto,
  DepartureProposalDto,
} from './dto';

/** Some 20 ms of deciding and wording. */
const CASES_AT_A_STRETCH = 50;

interface Ref {
  id: string;
  name: string;
}

interface OpenCase {
  row: CaseRow;
  clientName: string;
  coveredFor: Ref | null;
}

/**
 * Proposes a new holder for every open case of an attorney: in the order of the waiting line, each
 * as the rules would choose for a handoff after the moves before it. Nothing is written.
 *
 * @throws AppError `forbidden`, `not-found`
 */
export async function proposeDeparture(
  actor: Actor,
  attorneyId: string,
): Promise<DepartureProposalDto> {
  requirePermission(actor, 'cases.handoff');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const unit = await openReadUnit(tx, firmId);
    const leaver = unit.roster.find(attorneyId);
    if (!leaver) throw notFound('attorney', attorneyId);
    const open = await readOpenCases(unit, attorneyId);
    const colleagues = unit.roster.list().filter(({ id, active }) => active && id !== attorneyId);
    const cases = await propose(unit, open);
    return {
      attorney: { id: leaver.id, name: leaver.name, active: leaver.active },
      cases,
      loads: colleagues.map((before) => ({
        attorney: { id: before.id, name: before.name },
        capacity: before.capacity,
        before: carriedBy(before),
        after: carriedBy(unit.roster.get(before.id)),
      })),
      unplaceable: cases.filter(({ proposedAttorney }) => proposedAttorney === null).length,
      pendingHandoffs: await tx.handoff.count({
        where: {
          ...{ firmId, status: 'pending' },
          OR: [{ fromAttorneyId: attorneyId }, { toAttorneyId: attorneyId }],
        },
      }),
    };
  });
}

async function readOpenCases(unit: ReadUnit, attorneyId: string): Promise<OpenCase[]> {
  const rows = await unit.tx.case.findMany({
    where: { firmId: unit.firmId, attorneyId, closedAt: null },
    include: {
      client: { select: { name: true } },
      covers: {
        where: { status: 'active' },
        select: { fromAttorney: { select: { id: true, name: true } } },
      },
    },
  });
  return rows.map(({ client, covers: [cover], ...row }) => ({
    // The database's checks guarantee the closed lists that Prisma types as text.
    row: row as CaseRow,
    clientName: client.name,
    coveredFor: cover?.fromAttorney ?? null,
  }));
}

async function propose(unit: ReadUnit, open: readonly OpenCase[]): Promise<DepartureCaseDto[]> {
  const clientIds = open.map(({ row }) => row.clientId);
  const caseIds = open.map(({ row }) => row.id);
  const last = await findLastAttorneys(unit.tx, unit.firmId, clientIds, caseIds);
  const byId = new Map(open.map((one) => [one.row.id, one]));
  const line = orderWaitingLine(
    open.map(({ row }) =>
      factsOf(row, unit, {
        lastAttorneyId: last.get(row.clientId) ?? null,
        previousHolderId: row.attorneyId,
      }),
    ),
  );
  const proposed: DepartureCaseDto[] = [];
  for (const facts of line) {
    const one = byId.get(facts.id);
    if (!one) continue;
    proposed.push(proposeOne(unit, one, facts));
    // A desk may hold a thousand cases: other requests come in between.
    if (proposed.length % CASES_AT_A_STRETCH === 0) await nextTurn();
  }
  return proposed;
}

function proposeOne(
  unit: ReadUnit,
  { row, clientName, coveredFor }: OpenCase,
  facts: CaseFacts,
): DepartureCaseDto {
  const input = inputFor(unit, facts);
  const decision = decide(input);
  const { why, second } = tellDecision(input, decision, 'forecast');
  const eligible = decision.candidates
    .filter((candidate) => candidate.eligible)
    .map(({ attorneyId, name }) => ({ id: attorneyId, name }));
  if (decision.attorneyId !== null) imagineTaking(unit, decision.attorneyId, row);
  return {
    caseId: row.id,
    number: row.number,
    clientName,
    visaType: row.visaType,
    stage: row.stage,
    priority: row.priority,
    complexity: row.complexity,
    deadline: row.deadline && dateColumnToText(row.deadline),
    version: row.version,
    loadPoints: row.loadPoints,
    countsActive: row.countsActive,
    proposedAttorney: eligible[0] ?? null,
    reason: second === null ? why : `${why} ${second}`,
    eligible,
    excluded: excludedFrom(unit, decision),
    coveredFor,
  };
}

/** Active colleagues who may not take the case; whoever leaves is none of them. */
function excludedFrom(unit: ReadUnit, { candidates }: Decision): DepartureExcludedDto[] {
  return candidates
    .filter(({ attorneyId, eligible }) => !eligible && unit.roster.get(attorneyId).active)
    .filter(({ exclusions }) => !exclusions.some(({ code }) => code === 'previous-holder'))
    .map(({ attorneyId, name, exclusions }) => ({
      id: attorneyId,
      name,
      exclusions: [...exclusions],
    }));
}

function carriedBy({ activeCount, openCount, loadPoints }: Carrier): CarriedDto {
  return { activeCases: activeCount, openCases: openCount, loadPoints };
}

interface Carrier {
  readonly activeCount: number;
  readonly openCount: number;
  readonly loadPoints: number;
}
