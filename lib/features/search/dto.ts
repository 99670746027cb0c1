/** A case as the search shows it. */
export interface FoundCase {
  readonly id: string;
  readonly number: number;
  readonly client: string;
  readonly company: string | null;
  readonly visaType: string;
  readonly stage: string;
  /** Name of the holder; null while the case waits. */
  readonly attorney: string | null;
}

/** An attorney as the search shows them. */
export interface FoundAttorney {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** A client as the search shows them. */
export interface FoundClient {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
}

/** What was found, the best first. */
export interface SearchResults {
  readonly cases: readonly FoundCase[];
  readonly attorneys: readonly FoundAttorney[];
  readonly clients: readonly FoundClient[];
}
