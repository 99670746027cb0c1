interface Ref {
  id: string;
  name: string;
}

/** An attorney and a client or company that must never meet. */
export interface WallDto {
  id: string;
  attorneyId: string;
  attorney: Ref;
  /** Exactly one of client and company is given. */
  clientId: string | null;
  client: Ref | null;
  company: string | null;
  reason: string;
  createdAt: string;
  createdBy: string;
  removedAt: string | null;
}

/** The answer to raising a wall: open cases that the attorney holds in spite of it. */
export interface AddedWallDto extends WallDto {
  conflicts: { caseId: string; number: number }[];
}
