/**
 * Where a request comes from, as far as can be told: the first hop that the server or a proxy in
 * front of it wrote down. Good for counting attempts, not for trusting anybody.
 */
export function clientAddress(headers: Headers): string {
  const hops = headers.get('x-forwarded-for')?.split(',') ?? [];
  return hops[0]?.trim() || 'unknown';
}
