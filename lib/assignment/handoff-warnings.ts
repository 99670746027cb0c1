import 'server-only';
import { MANY_HANDOFFS } from '@/lib/contracts/bouncing';
import type { HandoffWarnings, HandoffReceiver, HandoffWarning } from '@/lib/contracts/decision';
import type { Ref } from '@/lib/contracts/values';
import { dateIn, formatDay, dayStart } from '@/lib/shared/time';
import {
  joinAbsences,
  withCase,
  type AbsenceWindow,
  type CaseLoad,
  type DecisionInput,
} from './core';

/** From this share of capacity on a workload counts as nearly full. */
const NEARLY_FULL = 0.9;

/** What is known of a held case that someone thinks of handing off. */
export interface HeldCase {
  /** Everyone who has held it, in order; the last one holds it now. */
  readonly holders: readonly Ref[];
  /** Handoffs that have been carried out. */
  readonly handoffs: number;
  readonly load: CaseLoad;
  readonly timeZone: string;
}

/**
 * What a handoff would mean, for everyone who might take the case over: whether the case is being
 * passed around, whether its deadline falls into their leave, how full their workload would be. These
 * are warnings, for a person to weigh; what forbids a handoff are the exclusions.
 */
export function warningsFor(input: DecisionInput, held: HeldCase): HandoffWarnings {
  const holderId = held.holders.at(-1)?.id;
  return {
    holders: [...held.holders],
    handoffs: held.handoffs,
    receivers: input.candidates
      .filter(({ id }) => id !== holderId)
      .map((candidate): HandoffReceiver => {
        const to = { id: candidate.id, name: candidate.name };
        const { activeCases } = withCase(candidate, held.load);
        return {
          attorneyId: candidate.id,
          activeCasesAfter: activeCases,
          capacity: candidate.capacity,
          warnings: [
            ...warnOfReturn(to, held),
            ...warnOfMany(to, held),
            ...warnOfLeave(to, candidate.absences, input.case.deadlineMs, held.timeZone),
            ...warnOfFullWorkload(to, activeCases, candidate.capacity),
          ],
        };
      }),
  };
}

function warnOfReturn(to: Ref, { holders }: HeldCase): HandoffWarning[] {
  if (!holders.some(({ id }) => id === to.id)) return [];
  const isStraightBack = holders.at(-2)?.id === to.id;
  return [
    isStraightBack
      ? {
          code: 'returned',
          detail: `The case would come straight back to ${to.name}: ${chain(holders, to)}.`,
        }
      : { code: 'held-before', detail: `${to.name} has held it before: ${chain(holders, to)}.` },
  ];
}

function warnOfMany(to: Ref, { holders, handoffs }: HeldCase): HandoffWarning[] {
  const next = handoffs + 1;
  if (next < MANY_HANDOFFS) return [];
  return [
    {
      code: 'many-handoffs',
      detail: `It would be handoff ${next} of this case: ${chain(holders, to)}.`,
    },
  ];
}

function warnOfLeave(
  to: Ref,
  absences: readonly AbsenceWindow[],
  deadlineMs: number | null,
  timeZone: string,
): HandoffWarning[] {
  if (deadlineMs === null) return [];
  const deadline = dateIn(new Date(deadlineMs - 1), timeZone);
  const dayStartsMs = dayStart(deadline, timeZone).getTime();
  const leave = joinAbsences(absences).find(
    ({ startsAtMs, endsAtMs }) => startsAtMs < deadlineMs && endsAtMs > dayStartsMs,
  );
  if (!leave) return [];
  const day = (ms: number) => formatDay(dateIn(new Date(ms), timeZone));
  return [
    {
      code: 'deadline-in-leave',
      detail: `The deadline ${formatDay(deadline)} falls into the leave of ${to.name}, ${day(leave.startsAtMs)} to ${day(leave.endsAtMs - 1)}.`,
    },
  ];
}

/** In cases, the measure that stands beside the person who might take it. */
function warnOfFullWorkload(to: Ref, casesAfter: number, capacity: number): HandoffWarning[] {
  if (casesAfter <= capacity * NEARLY_FULL) return [];
  return [
    {
      code: 'nearly-full',
      detail: `${to.name} would hold ${casesAfter} of ${capacity} cases with it.`,
    },
  ];
}

/** Who passed it to whom, ending with the one who would take it. */
function chain(holders: readonly Ref[], to: Ref): string {
  return [...holders, to].map(({ name }) => name).join(' → ');
}
