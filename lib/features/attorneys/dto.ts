import type { Level, VisaType } from '@/lib/assignment/core';
import type { AttorneyDto } from '@/lib/contracts/attorney';

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
  /** The level from which the rules in force give someone a case. */
  minExpertise: Level;
}

/** A row of the expertise matrix. */
export type MatrixAttorney = Pick<
  AttorneyDto,
  'id' | 'name' | 'seniority' | 'active' | 'expertise' | 'version'
>;
