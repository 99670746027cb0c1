import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import { inputFor } from '@/lib/assignment/facts';
import {
  engineVersionOf,
  rank,
  replay,
  UnknownEngine,
  type DecisionInput,
  type RecordedDecision,
} from '@/lib/assignment/core';
import { loadWaitingLine } from '@/lib/assignment/load-waiting-line';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Decision as DecisionRow } from '@/lib/platform/db/generated/client';
import type { Finding } from './finding';

const PAGE_SIZE = 500;

/** Every decision comes out again from its record, and chose someone who could be chosen. */
export async function checkDecisions(firmId: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  let after = '';
  for (;;) {
    const rows = await readDecisions(firmId, after);
    for (const row of rows) {
      // Written by recordDecision only, and never changed.
      const input = row.input as unknown as DecisionInput;
      const result = row.result as unknown as RecordedDecision;
      findings.push(...checkDecision(row, input, result));
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_SIZE) return findings;
    after = last.id;
  }
}

function readDecisions(firmId: string, after: string) {
  return withWholeFirm(firmId, (tx) =>
    tx.decision.findMany({
      where: { firmId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
      select: { id: true, attorneyId: true, engineVersion: true, input: true, result: true },
    }),
  );
}

function checkDecision(
  { id, attorneyId, engineVersion }: Pick<DecisionRow, 'id' | 'attorneyId' | 'engineVersion'>,
  input: DecisionInput,
  result: RecordedDecision,
): Finding[] {
  const findings: Finding[] = [];
  const winner = result.candidates.find((candidate) => candidate.attorneyId === attorneyId);
  if (attorneyId !== null && !winner?.eligible && result.override === null) {
    findings.push({
      check: 'winner-eligible',
      detail: `Decision ${id} chose ${attorneyId}, whom its own record excludes.`,
    });
  }
  if (engineVersion !== engineVersionOf(result)) {
    findings.push({
      check: 'engine-version',
      detail: `Decision ${id} stands under engine version ${engineVersion}; its record says ${engineVersionOf(result)}.`,
    });
  }
  const differences = differencesOf(input, result);
  if (differences.length > 0) {
    findings.push({
      check: 'replay',
      detail: `Decision ${id} comes out differently: ${differences.join(', ')}.`,
    });
  }
  return findings;
}

/** What differs when the engine that made the record decides again. */
function differencesOf(input: DecisionInput, result: RecordedDecision): readonly string[] {
  try {
    return replay(input, result).differences;
  } catch (error) {
    // Made by a newer process beside this one, which can judge it.
    if (error instanceof UnknownEngine) return [];
    throw error;
  }
}

/** No one waits whom someone could take now. */
export async function checkWaitingLine(tx: FirmTx, firmId: string): Promise<Finding[]> {
  const transaction = await openReadTransaction(tx, firmId);
  const waiting = await loadWaitingLine(transaction);
  return waiting
    .filter(({ facts }) => rank(inputFor(transaction, facts)).length > 0)
    .map(({ row }) => ({
      check: 'waiting-without-need',
      detail: `Case ${row.number} waits although an attorney could take it; the next sweep places it.`,
    }));
}
