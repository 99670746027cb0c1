import type { ExclusionCode } from '@/lib/assignment/core';
import type {
  DepartureCaseDto,
  DepartureMoveDto,
  DeparturePlanDto,
  DepartureProposalDto,
} from '@/lib/contracts/departure';

/**
 * A case of a plan as far as its totals ask, short because a plan may have a thousand: its id and
 * version, the place among the loads of who would take it (null when it stays), its load points, and
 * 1 where it counts as active.
 */
export type DepartureOutline = readonly [
  caseId: string,
  version: number,
  taker: number | null,
  loadPoints: number,
  countsActive: 0 | 1,
];

/** How many colleagues, at least and at most, a rule is the first to stop. */
export interface StayingReason {
  code: ExclusionCode;
  least: number;
  most: number;
}

/** A case of the page that is looked at; `group` is its place among those that stay. */
export interface ReviewedCaseDto extends DepartureCaseDto {
  group: number | null;
}

/** A departure under review: totals over all of it, and one page of its cases. */
export interface DepartureReviewDto extends Omit<DepartureProposalDto, 'cases'> {
  /** Every case, in the order of the plan. */
  outline: DepartureOutline[];
  /** Tells this state of the cases from any other. */
  state: string;
  /** Why cases stay, and how many for each reason. */
  groups: { reasons: StayingReason[]; cases: number }[];
  shown: ReviewedCaseDto[];
  /** The place of the first of them among those that match, from 1. */
  first: number;
  page: number;
  pages: number;
  /** How many cases the pages hold: all, or those that go to whom was asked for. */
  matching: number;
}

/** The latest plan of an attorney, as far as a page tells of it. */
export interface DepartureOutcomeDto extends Omit<DeparturePlanDto, 'moves'> {
  /** How many cases stayed where they were. */
  stayed: number;
  /** The first of those. */
  stayedMoves: DepartureMoveDto[];
}
