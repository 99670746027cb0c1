/** Consumers that are told of a firm from its first event on. */
export const CONSUMER_NAMES = ['mail'] as const;
