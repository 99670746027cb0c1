/** What an endpoint is called among the consumers of the outbox. */
export function consumerNameOf(endpointId: string): string {
  return `webhook:${endpointId}`;
}
