import 'server-only';
import type { ProposedHandoff } from '@/lib/assignment';
import type { CandidateResult } from '@/lib/assignment/core';
import { TimeSlice } from '@/lib/platform/time-slice';
import { dateColumnToText } from '@/lib/shared/time';
import { describeDecision } from '@/lib/wording/decision-sentence';
import { wordExclusions } from '@/lib/wording/record-decision';
import type { DepartureCaseDto } from '@/lib/contracts/departure';
import type { SimulatedDeparture } from './simulate-departure';

interface Ref {
  id: string;
  name: string;
}

/** What a case is called, and whom it returns to; by the case's id. */
interface Names {
  readonly clients: ReadonlyMap<string, string>;
  readonly coveredFor: ReadonlyMap<string, Ref>;
}

/** Moves of a departure in words, for a manager to review. */
export async function describeMoves(
  departure: SimulatedDeparture,
  moves: readonly ProposedHandoff[],
): Promise<DepartureCaseDto[]> {
  const names = await readNames(departure, moves);
  const slice = new TimeSlice();
  const described: DepartureCaseDto[] = [];
  for (const move of moves) {
    described.push(describeMove(departure, move, names));
    await slice.giveWay();
  }
  return described;
}

/** Active colleagues who may not take the case; the person who leaves is none of them. */
export function excludedFrom(
  { transaction }: Pick<SimulatedDeparture, 'transaction'>,
  { decision: { candidates } }: Pick<ProposedHandoff, 'decision'>,
): CandidateResult[] {
  return candidates
    .filter(({ attorneyId, eligible }) => !eligible && transaction.roster.get(attorneyId).active)
    .filter(({ exclusions }) => !exclusions.some(({ code }) => code === 'previous-holder'));
}

function describeMove(
  departure: SimulatedDeparture,
  move: ProposedHandoff,
  { clients, coveredFor }: Names,
): DepartureCaseDto {
  const { row, input, decision } = move;
  const { why, second } = describeDecision(input, decision, 'forecast');
  const eligible = decision.candidates
    .filter((candidate) => candidate.eligible)
    .map(({ attorneyId, name }) => ({ id: attorneyId, name }));
  return {
    caseId: row.id,
    number: row.number,
    clientName: clients.get(row.clientId) ?? '',
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
    excluded: excludedFrom(departure, move).map(({ attorneyId, name, exclusions }) => ({
      id: attorneyId,
      name,
      exclusions: wordExclusions(exclusions),
    })),
    coveredFor: coveredFor.get(row.id) ?? null,
  };
}

// A departure: the names of the clients, and for whom a case is covered.
async function readNames(
  { transaction: { tx, firmId } }: SimulatedDeparture,
  moves: readonly ProposedHandoff[],
): Promise<Names> {
  const clientIds = moves.map(({ row }) => row.clientId);
  const caseIds = moves.map(({ row }) => row.id);
  const clients = await tx.$queryRaw<Ref[]>`
    SELECT id, name FROM clients
     WHERE firm_id = ${firmId}::uuid AND id = ANY (${clientIds}::uuid[])`;
  const covers = await tx.$queryRaw<(Ref & { caseId: string })[]>`
    SELECT c.case_id AS "caseId", a.id, a.name
      FROM covers c
      JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.id = c.from_attorney_id
     WHERE c.firm_id = ${firmId}::uuid AND c.status = 'active'
       AND c.case_id = ANY (${caseIds}::uuid[])`;
  return {
    clients: new Map(clients.map(({ id, name }) => [id, name])),
    coveredFor: new Map(covers.map(({ caseId, ...ref }) => [caseId, ref])),
  };
}
