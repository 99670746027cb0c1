/** The consumers of the run: both get every event. */
export const CONSUMERS = [
  { name: 'in-order', ordered: true },
  { name: 'in-any-order', ordered: false },
] as const;

/** What a worker posts to the receiver. */
export interface Posted {
  /** The delivery's id. */
  readonly id: string;
  readonly consumer: string;
  readonly firmId: string;
  readonly eventId: string;
  readonly seq: number;
  /** The process that posts. */
  readonly worker: number;
}
