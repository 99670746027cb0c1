import type { Level, Seniority, VisaType } from '@/lib/assignment/core';

/** An attorney as pages and API show them. */
export interface AttorneyDto {
  id: string;
  name: string;
  email: string;
  seniority: Seniority;
  /** The most active cases they may hold. */
  capacity: number;
  timeZone: string;
  /** Highest complexity they take, or null for no limit of their own. */
  maxComplexity: number | null;
  /** Most new cases in seven days, or null for no limit. */
  intakePerWeek: number | null;
  /** False: keeps what they hold, gets no new cases. */
  active: boolean;
  /** The day from which they get no new cases, where that is ahead and they still get some. */
  pausesOn: string | null;
  position: number;
  memberId: string | null;
  /** Levels above 0 only. */
  expertise: Partial<Record<VisaType, Level>>;
  activeCases: number;
  openCases: number;
  loadPoints: number;
  /** Load points ÷ (capacity × 100); 1 = full. */
  utilization: number;
  lastAssignedAt: string | null;
  version: number;
}

/** The answer to a change made in place. */
export interface EditedAttorneyDto {
  id: string;
  name: string;
  version: number;
  capacity: number;
  activeCases: number;
  /** Waiting cases that went to this attorney because of the change. */
  placedCases: number;
}

/** Who knows what: every attorney, with how much of each visa type the firm has in hand. */
export interface ExpertiseMatrixDto {
  attorneys: MatrixAttorney[];
  /** Visa types with open cases: how many there are, and how many of them wait for a holder. */
  demand: Partial<Record<VisaType, { openCases: number; waitingCases: number }>>;
  /** The level from which the rules in force give somebody a case. */
  minExpertise: Level;
}

/** A row of the expertise matrix. */
export type MatrixAttorney = Pick<
  AttorneyDto,
  'id' | 'name' | 'seniority' | 'active' | 'expertise' | 'version'
>;
