/** In which shape another system is told: signed JSON, or a card in a chat. */
export const WEBHOOK_TARGETS = ['webhook', 'teams', 'slack'] as const;
export type WebhookTarget = (typeof WEBHOOK_TARGETS)[number];

/**
 * Whether an endpoint is told: `paused` by a person, `ended` by its own answer 410, `disabled` after
 * three days without a success.
 */
export const WEBHOOK_STATES = ['on', 'paused', 'ended', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

/**
 * What other systems can be told of, as they read it. Not among them: members, keys, walls and rules,
 * which only those need who attack them; notes, which are about people; and absences, whose kind may
 * tell of someone's health.
 */
export const WEBHOOK_TYPES = [
  'case.opened',
  'case.changed',
  'case.waits',
  'case.assigned',
  'case.handed_off',
  'case.waited_long',
  'case.attorney_of_record_changed',
  'handoff.requested',
  'handoff.accepted',
  'handoff.declined',
  'handoff.withdrawn',
  'handoff.expired',
  'cover.started',
  'cover.blocked',
  'cover.returned',
  'client.added',
  'client.merged',
  'attorney.added',
  'attorney.changed',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** What a test delivery is called; no endpoint chooses it. */
export const TEST_TYPE = 'endpoint.test';

/** As many endpoints as a firm may have. */
export const MAX_ENDPOINTS = 20;

/** How many test deliveries an endpoint may have in a minute. */
export const MAX_TESTS_PER_MINUTE = 6;

/** For how long a secret that was replaced signs beside the new one. */
export const OVERLAP_HOURS = 24;
