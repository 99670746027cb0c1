/** The consumers of the run: all get every event. */
export const CONSUMERS = [
  { name: 'in-order', ordered: true },
  { name: 'in-any-order', ordered: false },
] as const;

/** The product's own webhooks, one endpoint in each firm, in order: where the run asks for them. */
export const WEBHOOKS = 'webhooks';

/** What a worker posts to the receiver. */
export interface Posted {
  /** The delivery's id. */
  readonly id: string;
  readonly consumer: string;
  readonly firmId: string;
  readonly eventId: string;
  readonly seq: number;
  /** The process that posts; webhooks do not say. */
  readonly worker: number | null;
}
