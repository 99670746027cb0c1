import type { BacktestDto, MovedCase, BacktestAttorney } from './dto';
import { metricsOf } from './metrics';
import type { CaseOutcome } from './outcome';
import type { Past } from './past';
import type { BacktestFirm } from './backtest-firm';

/** How a case is called, which no rule looks at. */
export interface CaseLabel {
  readonly number: number;
  readonly client: string;
}

/** The part of the answer that the two backtests give. */
export type Comparison = Omit<BacktestDto, 'days' | 'from' | 'to'>;

/** So many of the cases that go elsewhere are listed. */
const MOST_MOVED = 50;

/** Two backtests of one past, side by side. */
export function compareOutcomes(
  past: Past,
  before: BacktestFirm,
  after: BacktestFirm,
  labels: ReadonlyMap<string, CaseLabel>,
): Comparison {
  const was = [...before.outcomes.values()];
  const is = [...after.outcomes.values()];
  const names = new Map(past.attorneys.map(({ candidate: { id, name } }) => [id, name]));
  const moved = is.filter(
    ({ facts, attorneyId }) => before.outcomes.get(facts.id)?.attorneyId !== attorneyId,
  );
  const waitChange = is.map(
    ({ facts, waitedMs }) => waitedMs - (before.outcomes.get(facts.id)?.waitedMs ?? 0),
  );
  return {
    cases: is.length,
    before: metricsOf(was, before.dailyEvenness),
    after: metricsOf(is, after.dailyEvenness),
    attorneys: attorneysOf(past, was, is),
    moved: {
      total: moved.length,
      items: moved
        .toSorted((a, b) => b.arrivedAtMs - a.arrivedAtMs)
        .slice(0, MOST_MOVED)
        .map((outcome) => {
          const otherwise = before.outcomes.get(outcome.facts.id)?.attorneyId ?? null;
          return movedCase(outcome, otherwise, names, labels);
        }),
    },
    longerWaits: waitChange.filter((ms) => ms > 0).length,
    shorterWaits: waitChange.filter((ms) => ms < 0).length,
  };
}

function movedCase(
  { facts, attorneyId, by, why }: CaseOutcome,
  otherwise: string | null,
  names: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, CaseLabel>,
): MovedCase {
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
  const { id, visaType, complexity } = facts;
  const label = labels.get(id);
  const before = person(otherwise);
  return {
    id,
    number: label?.number ?? 0,
    client: label?.client ?? '',
    visaType,
    complexity,
    before,
    after: person(attorneyId),
    why: by === 'person' ? 'Given by hand while it waited.' : reasonOf(before?.name, why),
  };
}

function reasonOf(otherwise: string | undefined, why: string | null): string {
  if (otherwise === undefined) return 'Would have waited to the end of the period.';
  return why === null ? 'It no longer waits.' : `${otherwise}: ${why}`;
}

/** Everyone who was there at some time of the period, with their new cases under both. */
function attorneysOf(
  past: Past,
  was: readonly CaseOutcome[],
  is: readonly CaseOutcome[],
): BacktestAttorney[] {
  const [before, after] = [casesByAttorney(was), casesByAttorney(is)];
  const joined = new Set(
    past.events.flatMap((event) => (event.kind === 'join' ? [event.attorneyId] : [])),
  );
  return past.attorneys
    .map(({ candidate: { id, name, active } }) => ({
      id,
      name,
      before: before.get(id) ?? 0,
      after: after.get(id) ?? 0,
      wasThere: active || joined.has(id),
    }))
    .filter((one) => one.wasThere || one.before + one.after > 0)
    .map(({ wasThere: _wasThere, ...one }) => one);
}

function casesByAttorney(outcomes: readonly CaseOutcome[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { attorneyId } of outcomes) {
    if (attorneyId !== null) counts.set(attorneyId, (counts.get(attorneyId) ?? 0) + 1);
  }
  return counts;
}
