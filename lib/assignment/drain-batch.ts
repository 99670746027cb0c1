import 'server-only';
import { monotonicMs } from '@/lib/clock';
import { TimeSlice } from '@/lib/time-slice';
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
import type { AssignmentUnit } from './unit';

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
export async function drainBatch(unit: AssignmentUnit, memory: DrainMemory): Promise<boolean> {
  let line = await memory.loadLine(unit);
  const placed: string[] = [];
  const fitNobody: string[] = [];
  const startedMs = monotonicMs();
  let done = false;
  while (placed.length < BATCH_SIZE && monotonicMs() - startedMs < BATCH_MS) {
    const choice = await chooseNext(unit, line);
    fitNobody.push(...choice.unplaceable.map(({ id }) => id));
    if (!choice.next) {
      done = true;
      break;
    }
    const lastAttorneyId = place(unit, memory, choice.next);
    placed.push(choice.next.id);
    line = withoutChosen(line, choice, lastAttorneyId);
  }
  memory.note(unit, { placed, fitNobody });
  return done;
}

function place(unit: AssignmentUnit, memory: DrainMemory, next: CaseFacts): string | null {
  const row = memory.getRow(next.id);
  const placed = { ...row, version: row.version + 1 };
  return decideAndPlace(unit, placed, inputFor(unit, next), 'drain').decision.attorneyId;
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
// and cannot pause, and passing over thousands of cases that fit nobody takes its time.
async function chooseNext(
  unit: AssignmentUnit,
  line: readonly CaseFacts[],
): Promise<NextFromWaiting<CaseFacts>> {
  const rankOf = (facts: CaseFacts) => rankBestTwo(inputFor(unit, facts));
  const rankings = new Map<CaseFacts, readonly RankedCandidate[]>();
  const wanted = unit.rules.strategy === 'balanced' ? COMPARED_CASES : 1;
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
    unit.rules.strategy,
    unit.at.getTime(),
    (facts) => rankings.get(facts) ?? rankOf(facts),
  );
}
