/** What is measured, each part also by itself: `--only engine`. */
export const PARTS = [
  ...(['engine', 'own-statements', 'sizes', 'drain'] as const),
  ...(['http', 'pages', 'processes'] as const),
] as const;
/** Only by itself: counting what each statement takes makes all of them slower. */
export const COUNTED_PART = 'statements';
export type Part = (typeof PARTS)[number] | typeof COUNTED_PART;

/** What PostgreSQL has to load so that it counts. */
export const COUNTING = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_planning': 'on',
};

export interface SpeedOptions {
  readonly parts: readonly Part[];
  /** Of the whole installation, a third of them open. */
  readonly cases: number;
  /** How many ask at once. */
  readonly levels: readonly number[];
  /** For each subject at each level, in each round. */
  readonly seconds: number;
  readonly rounds: number;
}
