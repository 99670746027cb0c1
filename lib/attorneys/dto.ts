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
