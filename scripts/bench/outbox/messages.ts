/** The consumers of the run: both get every event. */
export const CONSUMERS = [
  { name: 'in-order', ordered: true },
  { name: 'in-any-order', ordered: false },
] as const;

/** The product's own webhooks: each firm has one endpoint, told in order. */
export const WEBHOOKS = 'webhooks';

/** Where the order of a firm's events is promised. */
export const IN_ORDER: readonly string[] = [CONSUMERS[0].name, WEBHOOKS];

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
