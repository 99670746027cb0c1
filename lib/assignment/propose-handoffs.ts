import 'server-only';
import { TimeSlice } from '@/lib/platform/time-slice';
import { decide, rank, type Decision, type DecisionInput, type Exclusion } from './core';
import type { CaseRow } from './facts';
import { considerHandoffs, handoffInput, handoffInputKnowing } from './handoff-inputs';
import { tryChoosing } from './move-case';
import { takeOn } from './place';
import type { ReadTransaction } from './read-transaction';
import type { ClientAttorneys } from './sql/client-attorneys';

/** A held case, and what the rules would decide if it were handed off after the ones before it. */
export interface ProposedHandoff {
  readonly row: CaseRow;
  readonly input: DecisionInput;
  readonly decision: Decision;
}

/**
 * Decides in the order of the waiting line who would take each of these cases over from its holder. A
 * case counts on the workload of the attorney it is proposed for, and the next is decided on after it.
 */
export async function proposeHandoffs(
  transaction: ReadTransaction,
  rows: readonly CaseRow[],
): Promise<ProposedHandoff[]> {
  const handoffs = await considerHandoffs(transaction, rows);
  const slice = new TimeSlice();
  const proposed: ProposedHandoff[] = [];
  for (const row of handoffs.inOrder) {
    const input = handoffs.inputFor(row);
    const decision = decide(input);
    if (decision.attorneyId !== null) takeOn(transaction, row, decision.attorneyId);
    proposed.push({ row, input, decision });
    await slice.giveWay();
  }
  return proposed;
}

/**
 * Ranks in the order given who could take each of these cases over at that time, and leaves the choice
 * to the caller. A case counts on the workload of the attorney who was chosen for it.
 *
 * @returns what was chosen, by the case's id
 */
export async function chooseReceivers<Choice extends { readonly attorneyId: string | null }>(
  transaction: ReadTransaction,
  rows: readonly CaseRow[],
  at: Date,
  choose: (row: CaseRow, rankedIds: readonly string[]) => Choice,
): Promise<Map<string, Choice>> {
  const handoffs = await considerHandoffs(transaction, rows);
  const choices = new Map<string, Choice>();
  for (const row of rows) {
    const ranked = rank(handoffs.inputFor(row, at));
    const choice = choose(
      row,
      ranked.map(({ attorneyId }) => attorneyId),
    );
    if (choice.attorneyId !== null) takeOn(transaction, row, choice.attorneyId);
    choices.set(row.id, choice);
  }
  return choices;
}

/** The attorneys who could take a case over from its holder, in roster order. */
export function listReceivers(
  transaction: ReadTransaction,
  row: CaseRow,
  attorneys: ClientAttorneys,
): string[] {
  return decide(handoffInputKnowing(transaction, row, attorneys)).candidates.flatMap(
    ({ attorneyId, eligible }) => (eligible ? [attorneyId] : []),
  );
}

/** Who would get a case, and otherwise what stands against the attorney who was asked for. */
export interface ForeseenHandoff {
  readonly attorneyId: string | null;
  readonly exclusions: readonly Exclusion[];
}

/**
 * What a handoff to this attorney, or to whom the rules choose, would come to. The case counts on the
 * workload of the attorney who would get it, so that the next one is foreseen after it.
 */
export function foreseeHandoff(
  transaction: ReadTransaction,
  row: CaseRow,
  attorneys: ClientAttorneys,
  toAttorneyId?: string,
): ForeseenHandoff {
  const input = handoffInputKnowing(transaction, row, attorneys);
  const chosen = toAttorneyId === undefined ? null : tryChoosing(input, toAttorneyId);
  if (chosen?.refused) return { attorneyId: null, exclusions: chosen.refused.exclusions };
  const { attorneyId } = chosen?.decision ?? decide(input);
  if (attorneyId !== null) takeOn(transaction, row, attorneyId);
  return { attorneyId, exclusions: [] };
}

/** What stands against an attorney who would take a case over from its holder at that time. */
export async function findReceiverExclusions(
  transaction: ReadTransaction,
  row: CaseRow,
  attorneyId: string,
  at: Date,
): Promise<readonly Exclusion[]> {
  const input = await handoffInput({ ...transaction, at }, row, row.attorneyId);
  return tryChoosing(input, attorneyId).refused?.exclusions ?? [];
}
