import type { IncomingHttpHeaders } from 'node:http';

/*
 * One page may be shown within other websites: a firm's public page, on those that the firm has named.
 * The policy is written before any page runs, by what knows no database; so the entry asks the product,
 * in the same process, and hands its answer on in a header that no one else can set.
 */

/** The origins that may frame this request's page, with spaces between; empty for none. */
export const FRAME_HEADER = 'x-evenhand-frame-origins';

type Ask = (slug: string) => Promise<readonly string[]>;

const ASK = Symbol.for('evenhand:frame-origins');
const inProcess = globalThis as typeof globalThis & { [ASK]?: Ask };

const PAGE = /^\/intake\/([a-z0-9-]{1,100})$/;

/** Answers from now on which websites may frame the page of a firm with this short name. */
export function answerFraming(ask: Ask): void {
  inProcess[ASK] = ask;
}

/** Says in the headers who may frame the page that is asked for; what a client says of it is dropped. */
export async function resolveFraming(
  headers: IncomingHttpHeaders,
  method: string | undefined,
  pathname: string,
): Promise<void> {
  delete headers[FRAME_HEADER];
  const slug = PAGE.exec(pathname)?.[1];
  const ask = inProcess[ASK];
  if (slug === undefined || method !== 'GET' || !ask) return;
  // Where it cannot be known, no one may.
  const origins = await ask(slug).catch(() => []);
  if (origins.length > 0) headers[FRAME_HEADER] = origins.join(' ');
}
