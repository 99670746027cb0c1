import type { IncomingMessage } from 'node:http';
import { networkOf } from './network-of.ts';
import { CLIENT_ADDRESS_HEADER } from './arrival.ts';
import { MemoryLimit } from './memory-limit.ts';
import type { Refusal } from './refuse-request.ts';
import { isReading } from './same-origin.ts';

const PAGES = /^\/(?:intake|invitation|reset)\//;
const WINDOW_MS = 15 * 60_000;

/** What a whole office behind one address opens of these pages, and more. */
export const MOST_VISITS = 1_000;

/**
 * Counts what is read of the pages for visitors and behind links, which each cost a question to the
 * database before anyone is known; by each process for itself. What visitors send is limited where it is
 * taken in.
 */
export class VisitLimit {
  private readonly visits = new MemoryLimit(MOST_VISITS, WINDOW_MS);

  /** Counts a request; why it goes no further, or null. */
  refusalOf({ headers, method }: IncomingMessage, pathname: string): Refusal | null {
    if (!isReading(method) || !PAGES.test(pathname)) return null;
    const address = headers[CLIENT_ADDRESS_HEADER];
    const seconds = this.visits.countAttempt(networkOf(String(address ?? 'unknown')));
    if (seconds === 0) return null;
    return {
      status: 429,
      code: 'too-many-requests',
      detail:
        'Too many pages were opened from here. Wait a quarter of an hour, or call the firm. / Se abrieron demasiadas páginas desde aquí. Espere un cuarto de hora, o llame al bufete.',
      retryAfterSeconds: seconds,
    };
  }
}
