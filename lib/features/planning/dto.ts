import type { ExclusionCode, Priority, Stage, VisaType } from '@/lib/assignment/core';
import type { LabelledExclusion } from '@/lib/contracts/decision';
import type { MoveStatus, PlanStatus } from './schema';

interface Ref {
  id: string;
  name: string;
}

/** What an attorney carries, before or after a plan. */
export interface CarriedDto {
  activeCases: number;
  openCases: number;
  loadPoints: number;
}

/** A colleague whom the rules would not give a case; with a reason a manager may, but no wall. */
export interface DepartureExcludedDto extends Ref {
  exclusions: LabelledExclusion[];
}

/** One case of somebody who leaves, with whom the rules would give it to. */
export interface DepartureCaseDto {
  caseId: string;
  number: number;
  clientName: string;
  visaType: VisaType;
  stage: Stage;
  priority: Priority;
  complexity: number;
  deadline: string | null;
  version: number;
  /** What it adds to its new holder. */
  loadPoints: number;
  countsActive: boolean;
  /** Null when nobody is eligible: the case stays unless somebody is chosen later. */
  proposedAttorney: Ref | null;
  /** Why them, or why nobody, in one sentence. */
  reason: string;
  /** Everybody eligible after the moves before this one, best first. */
  eligible: Ref[];
  /** Every other active colleague after the moves before this one, with what stands against them. */
  excluded: DepartureExcludedDto[];
  /** Whom the case returns to after their absence, whoever covers it meanwhile. */
  coveredFor: Ref | null;
}

export interface DepartureLoadDto {
  attorney: Ref;
  capacity: number;
  before: CarriedDto;
  /** With every proposal carried out. */
  after: CarriedDto;
}

/** What a departure would do, for a manager to review. Nothing is written. */
export interface DepartureProposalDto {
  attorney: Ref & { active: boolean };
  /** In the order of the waiting line, in which the proposals were made. */
  cases: DepartureCaseDto[];
  /** Everybody else who takes cases, in roster order. */
  loads: DepartureLoadDto[];
  /** How many cases nobody can take. */
  unplaceable: number;
  /** Open questions about the attorney's cases, or asked of them; the plan withdraws them. */
  pendingHandoffs: number;
}

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

export interface DepartureMoveDto {
  caseId: string;
  number: number;
  clientName: string;
  toAttorney: Ref;
  status: MoveStatus;
  /** Why the case stayed where it was; null when it moved. */
  detail: string | null;
}

/** The latest plan of an attorney, as far as a page tells of it. */
export interface DepartureOutcomeDto extends Omit<DeparturePlanDto, 'moves'> {
  /** How many cases stayed where they were. */
  stayed: number;
  /** The first of those. */
  stayedMoves: DepartureMoveDto[];
}

/** A plan that was run, with what became of each case. */
export interface DeparturePlanDto {
  id: string;
  attorney: Ref;
  status: PlanStatus;
  deactivate: boolean;
  note: string | null;
  createdAt: string;
  createdBy: string;
  finishedAt: string | null;
  moved: number;
  total: number;
  moves: DepartureMoveDto[];
}
