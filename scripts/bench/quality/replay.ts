import { existsSync } from 'node:fs';
import { DAY_MS } from '@/lib/shared/time';
import { instanceSchema, type Instance } from '@/lib/tools/simulation/schema';
import { readFilings } from '@/scripts/import/read-filings';
import type { PastFiling } from '@/scripts/import/h2-filings';
import { REPLAY_CAPACITY } from '@/scripts/import/replay-roster';

/** A firm of the public filings with enough attorneys of record for a choice. */
interface ReplayedFirm {
  readonly firm: string;
  readonly year: string | null;
}

export const REPLAYED_FIRMS: readonly ReplayedFirm[] = [
  { firm: 'F2558', year: '2016' },
  { firm: 'F3088', year: '2015' },
  { firm: 'F3456', year: null },
  { firm: 'F3267', year: null },
];

const TIME_ZONE = 'America/New_York';
const LEVEL_IN_SIGNED_PROGRAMS = 3;
const SHORTEST_DAYS = 1;

/**
 * Real arrivals as an instance: the attorneys of record are the roster, no matter who signed in a program
 * masters it, and a case is held from receipt to decision.
 *
 * @returns null where the file of filings is not there
 */
export async function replayInstance(
  file: string,
  { firm, year }: ReplayedFirm,
): Promise<Instance | null> {
  if (!existsSync(file)) return null;
  const selection = [
    { column: 'firm_id', start: firm },
    ...(year === null ? [] : [{ column: 'received_at', start: year }]),
  ];
  const filings = (await readFilings(file, selection, TIME_ZONE)).toSorted(
    (a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime(),
  );
  const [first] = filings;
  const last = filings.at(-1);
  if (!first || !last) return null;
  return instanceSchema.parse({
    name: `${firm} ${year ?? 'all years'}`,
    timeZone: TIME_ZONE,
    start: first.arrivedAt.toISOString(),
    end: new Date(last.arrivedAt.getTime() + DAY_MS).toISOString(),
    rules: {},
    attorneys: rosterOf(filings),
    cases: filings.map(caseOf),
  });
}

function rosterOf(filings: readonly PastFiling[]) {
  const signers = filings.map(({ attorneyOfRecord }) => attorneyOfRecord).filter(Boolean);
  const names = [...new Set(signers)].sort();
  return names.map((id, index) => ({
    id,
    position: index + 1,
    capacity: REPLAY_CAPACITY,
    seniority: 'senior',
    expertise: Object.fromEntries(
      filings
        .filter(({ attorneyOfRecord }) => attorneyOfRecord === id)
        .map(({ program }) => [program, LEVEL_IN_SIGNED_PROGRAMS]),
    ),
  }));
}

function caseOf({ input, arrivedAt, closedAt, program, complexity }: PastFiling, index: number) {
  const heldMs = closedAt ? closedAt.getTime() - arrivedAt.getTime() : 0;
  return {
    id: input.externalRef ?? `C${index}`,
    arrivesAt: arrivedAt.toISOString(),
    clientId: input.client.externalRef ?? input.client.name,
    visaType: program,
    complexity,
    deadline: input.deadline ?? null,
    stages: [{ stage: 'drafting', days: Math.max(SHORTEST_DAYS, heldMs / DAY_MS) }],
  };
}
