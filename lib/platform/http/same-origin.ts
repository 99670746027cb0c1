/** What a browser says about where a request comes from. */
export interface SentFrom {
  readonly origin: string | null | undefined;
  readonly fetchSite: string | null | undefined;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request with this method only asks. */
export function isReading(method: string | undefined): boolean {
  return READING.has(method ?? 'GET');
}

/**
 * Whether a page of ours can have sent a request: its origin is ours, in scheme, host and port. A
 * request without an origin (or with `null`) must be vouched for by the browser's Sec-Fetch-Site,
 * which no page can set.
 *
 * @param own our own origin, such as `https://cases.firm.example`
 */
export function isFromOwnPage({ origin, fetchSite }: SentFrom, own: string): boolean {
  if (origin === null || origin === undefined || origin === 'null') {
    return fetchSite === 'same-origin';
  }
  return (
    URL.canParse(origin) && URL.canParse(own) && new URL(origin).origin === new URL(own).origin
  );
}
