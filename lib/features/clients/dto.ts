/** A client as a search shows them. */
export interface ClientMatchDto {
  id: string;
  name: string;
  company: string | null;
  email: string | null;
}

/** A client who may be the one that someone is typing. */
export interface SimilarClientDto extends ClientMatchDto {
  /** `email`: the same address, so a new case is theirs by itself. `name`: it reads alike. */
  match: 'email' | 'name';
  caseCount: number;
  /** Who holds or held the latest of their cases. */
  lastAttorneyName: string | null;
}
