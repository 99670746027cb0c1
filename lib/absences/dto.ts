import type { AbsenceKind } from './schema';

interface Ref {
  id: string;
  name: string;
}

/** An out-of-office window as pages and API show it. */
export interface AbsenceDto {
  id: string;
  attorneyId: string;
  attorney: Ref;
  /** Both days inclusive, in the attorney's time zone. */
  startsOn: string;
  endsOn: string;
  /** The instants that decisions compare: away from the first, back at the second. */
  startsAt: string;
  endsAt: string;
  kind: AbsenceKind;
  /** Null also for readers who may not see other people's notes. */
  note: string | null;
  coverAttorneyId: string | null;
  cover: Ref | null;
  status: 'upcoming' | 'current' | 'over' | 'cancelled';
  createdAt: string;
  cancelledAt: string | null;
  version: number;
}

/** An active case whose deadline lies inside an absence, with who could take it. */
export interface AffectedCaseDto {
  caseId: string;
  number: number;
  clientName: string;
  visaType: string;
  complexity: number;
  deadline: string;
  /** The rules' first choice while the holder is away; null when nobody is eligible. */
  proposedCover: Ref | null;
}

/** The answer to recording an absence: the absence and what it puts at risk. */
export interface RecordedAbsenceDto extends AbsenceDto {
  affectedCases: AffectedCaseDto[];
}
