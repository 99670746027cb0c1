const PREFIX = 'webhook:';

/** What an endpoint is called among the consumers of the outbox. */
export function consumerNameOf(endpointId: string): string {
  return `${PREFIX}${endpointId}`;
}

/** The endpoint that is called so; null for another consumer. */
export function endpointIdOf(consumer: string): string | null {
  return consumer.startsWith(PREFIX) ? consumer.slice(PREFIX.length) : null;
}
