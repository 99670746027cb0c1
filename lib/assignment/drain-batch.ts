import 'server-only';
import { monotonicMs } from '@/lib/platform/clock';
import { TimeSlice } from '@/lib/platform/time-slice';
import {
  chooseNextFromWaiting,
  rankBestTwo,
  type CaseFacts,
  type NextFromWaiting,
  type RankedCandidate,
} from './core';
import type { DrainMemory } from './drain-memory';
import { inputFor } from './facts';
import { decideAndPlace } from './place';
import type { AssignmentTransaction } from './transaction';

/** Cases placed per transaction, so that none outlives its timeout … */
const BATCH_SIZE = 100;
/** … or keeps its firm waiting for long. */
const BATCH_MS = 1000;
/** How many placeable cases balanced compares before it places one. */
const COMPARED_CASES = 25;

/**
 * Places the best waiting cases, up to a hundred of them or a second long.
 *
 * @returns whether the whole line has been looked at
 */
export async function drainBatch(
  transaction: AssignmentTransaction,
  memory: DrainMemory,
): Promise<boolean> {
  let line = await memory.loadLine(transaction);
  const placed: string[] = [];
  const fitNobody: string[] = [];
  const startedMs = monotonicMs();
  let done = false;
  while (placed.length < BATCH_SIZE && monotonicMs() - startedMs < BATCH_MS) {
    const choice = await chooseNext(transaction, line);
    fitNobody.push(...choice.unplaceable.map(({ id }) => id));
    if (!choice.next) {
      done = true;
      break;
    }
    const lastAttorneyId = place(transaction, memory, choice.next);
    placed.push(choice.next.id);
    line = withoutChosen(line, choice, lastAttorneyId);
  }
  memory.note(transaction, { placed, fitNobody });
  return done;
}

function place(
  transaction: AssignmentTransaction,
  memory: DrainMemory,
  next: CaseFacts,
): string | null {
  const row = memory.getRow(next.id);
  const placed = { ...row, version: row.version + 1 };
  return decideAndPlace(transaction, placed, inputFor(transaction, next), 'drain').decision
    .attorneyId;
}

function withoutChosen(
  line: readonly CaseFacts[],
  { next, unplaceable }: NextFromWaiting<CaseFacts>,
  lastAttorneyId: string | null,
): CaseFacts[] {
  const gone = new Set(unplaceable);
  const left = line.filter((one) => one !== next && !gone.has(one));
  if (!left.some(({ clientId }) => clientId === next?.clientId)) return left;
  return left.map((one) => (one.clientId === next?.clientId ? { ...one, lastAttorneyId } : one));
}

// Ranks ahead, pausing now and then, what the choice is going to ask for: the choice itself is pure
// and cannot pause, and passing over thousands of cases that fit no one takes its time.
async function chooseNext(
  transaction: AssignmentTransaction,
  line: readonly CaseFacts[],
): Promise<NextFromWaiting<CaseFacts>> {
  const rankOf = (facts: CaseFacts) => rankBestTwo(inputFor(transaction, facts));
  const rankings = new Map<CaseFacts, readonly RankedCandidate[]>();
  const wanted = transaction.rules.strategy === 'balanced' ? COMPARED_CASES : 1;
  let placeable = 0;
  const slice = new TimeSlice();
  for (const facts of line) {
    const ranking = rankOf(facts);
    rankings.set(facts, ranking);
    if (ranking.length > 0) placeable += 1;
    if (placeable === wanted) break;
    await slice.giveWay();
  }
  return chooseNextFromWaiting(
    line,
    transaction.rules.strategy,
    transaction.at.getTime(),
    (facts) => rankings.get(facts) ?? rankOf(facts),
  );
}
