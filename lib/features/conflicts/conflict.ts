import type { LikenessReason, PartyRole } from '@/lib/contracts/case-codes';

/** A name in a new case, and whose it is. */
export interface Party {
  readonly role: PartyRole;
  readonly name: string;
}

/** A client, or a company on which a wall rests, whom a party is like. */
export interface Hit {
  /** The party's place among those that were compared. */
  readonly party: number;
  /** Null for a company of which no client is known. */
  readonly clientId: string | null;
  readonly companyKey: string | null;
  /** Whether it is the company that is alike, and not the client's own name. */
  readonly byCompany: boolean;
  readonly isWalled: boolean;
  readonly reason: LikenessReason;
  /** From 0 to 100. */
  readonly score: number;
}

/** What was compared when a case was opened, and what was found. */
export interface CheckedParties {
  readonly parties: readonly Party[];
  readonly hits: readonly Hit[];
}
