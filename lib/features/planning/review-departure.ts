import 'server-only';
import { createHash } from 'node:crypto';
import type { ProposedHandoff } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { describeMoves, excludedFrom } from './describe-moves';
import type { DepartureOutline, DepartureReviewDto, ReviewedCaseDto } from './dto';
import { countReasons, groupStaying } from './group-staying';
import { simulateDeparture, type SimulatedDeparture } from './simulate-departure';

/** Each case offers every colleague to choose from: more of them make a page heavy. */
export const CASES_A_PAGE = 25;

/** Which part of a departure is looked at. */
export interface DepartureView {
  /** From 1. */
  readonly page?: number;
  /** Only the cases proposed for this attorney; `nobody` for those that no one can take. */
  readonly to?: string | undefined;
}

/** A move and the group of those that stay for the same reason; null where someone can take it. */
interface Placed {
  readonly move: ProposedHandoff;
  readonly group: number | null;
}

/**
 * A departure for a manager to review: totals over all cases, and one page of them in full. The
 * cases that someone can take come first, in the order of the plan; then those that stay, gathered
 * by their reason. Nothing is written.
 *
 * @throws AppError `forbidden`, `not-found`
 */
export async function reviewDeparture(
  actor: Actor,
  attorneyId: string,
  { page = 1, to }: DepartureView = {},
): Promise<DepartureReviewDto> {
  requirePermission(actor, 'cases.handoff');
  return withFirm(actor, async (tx) => {
    const departure = await simulateDeparture(tx, actor.firmId, attorneyId);
    const { attorney, moves, loads, pendingHandoffs } = departure;
    const { placed, groups } = placeMoves(departure);
    const matching = placed.filter(({ move }) => goesTo(move, to));
    const pages = Math.max(1, Math.ceil(matching.length / CASES_A_PAGE));
    const shownPage = Math.min(Math.max(1, page), pages);
    const start = (shownPage - 1) * CASES_A_PAGE;
    const outline = outlineOf(departure);
    return {
      ...{ attorney, loads, pendingHandoffs, outline, groups },
      state: stateOf(outline),
      unplaceable: moves.filter(({ decision }) => decision.attorneyId === null).length,
      shown: await describe(departure, matching.slice(start, start + CASES_A_PAGE)),
      ...{ first: start + 1, page: shownPage, pages, matching: matching.length },
    };
  });
}

function placeMoves(departure: SimulatedDeparture): {
  placed: Placed[];
  groups: DepartureReviewDto['groups'];
} {
  const takeable = departure.moves.filter(({ decision }) => decision.attorneyId !== null);
  const staying = departure.moves.filter(({ decision }) => decision.attorneyId === null);
  const groups = groupStaying(staying, (move) => countReasons(excludedFrom(departure, move)));
  return {
    placed: [
      ...takeable.map((move) => ({ move, group: null })),
      ...groups.flatMap(({ cases }, group) => cases.map((move) => ({ move, group }))),
    ],
    groups: groups.map(({ reasons, cases }) => ({ reasons, cases: cases.length })),
  };
}

function goesTo({ decision: { attorneyId } }: ProposedHandoff, to: string | undefined): boolean {
  return to === undefined || (attorneyId ?? 'nobody') === to;
}

function outlineOf({ moves, loads }: SimulatedDeparture): DepartureOutline[] {
  const placeOf = new Map(loads.map(({ attorney }, place) => [attorney.id, place]));
  return moves.map(({ row, decision }) => [
    row.id,
    row.version,
    placeOf.get(decision.attorneyId ?? '') ?? null,
    row.loadPoints,
    row.countsActive ? 1 : 0,
  ]);
}

/** What a manager reviews is one state of the cases: a digest tells it from the next. */
function stateOf(outline: readonly DepartureOutline[]): string {
  const state = outline.map(([caseId, version]) => `${caseId}.${version}`).sort();
  return createHash('sha256').update(state.join()).digest('base64url');
}

async function describe(
  departure: SimulatedDeparture,
  shown: readonly Placed[],
): Promise<ReviewedCaseDto[]> {
  const cases = await describeMoves(
    departure,
    shown.map(({ move }) => move),
  );
  return cases.map((one, place) => ({ ...one, group: shown[place]?.group ?? null }));
}
