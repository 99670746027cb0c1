/** What can be measured, each part by itself: `--only engine`. */
export const PARTS = ['engine', 'sizes', 'drain', 'http', 'pages', 'processes'] as const;
export type Part = (typeof PARTS)[number];

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
