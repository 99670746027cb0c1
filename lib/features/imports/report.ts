/** One problem with one cell. */
export interface RowProblem {
  /** The column, as the file names it; empty when the whole row is meant. */
  readonly field: string;
  readonly value: string;
  /** What is wrong and what would be accepted. */
  readonly remedy: string;
}

/** What became of one row. */
export interface RowReport {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  /** `known`: it was in already and stays as it is. */
  readonly status: 'imported' | 'known' | 'rejected';
  /** One sentence: what was written, or what it is known as. */
  readonly detail: string;
  readonly problems: readonly RowProblem[];
}

/** How many rows went which way. */
export interface ImportSummary {
  rows: number;
  imported: number;
  known: number;
  rejected: number;
  /** Rows that the selection left out. */
  skipped: number;
}

/** What a row made or changed: what undoing takes back, and forgetting a client looks for. */
export interface MadeOfRow {
  readonly caseId?: string;
  readonly attorneyId?: string;
  readonly absenceId?: string;
  readonly clientId?: string;
  readonly madeClient?: boolean;
  readonly clientBefore?: ClientBefore;
}

/** A client before a row filled something in. */
export interface ClientBefore {
  readonly email: string | null;
  readonly company: string | null;
  readonly companyKey: string | null;
  readonly externalRef: string | null;
  readonly version: number;
}

/** What a row's importer answers. */
export type RowOutcome = Pick<RowReport, 'detail'> & {
  readonly status: 'imported' | 'known';
  readonly made?: MadeOfRow;
};
