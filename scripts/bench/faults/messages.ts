/** A request of the API on its way to an assigner process. */
export interface Ask {
  readonly id: number;
  readonly apiKey: string;
  readonly idempotencyKey: string;
  readonly method: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body: unknown;
}

/** What the API answered, as far as the run wants to know. */
export interface Answer {
  readonly id: number;
  readonly status: number;
  readonly code: string | null;
  readonly caseId: string | null;
  readonly attorneyId: string | null;
  readonly version: number | null;
}

/** What an assigner process says to the one that started it. */
export type FromAssigner = { readonly ready: true } | { readonly answer: Answer };
