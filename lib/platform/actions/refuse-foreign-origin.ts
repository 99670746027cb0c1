import { AppError } from '@/lib/shared/errors';
import { isFromOwnPage } from '@/lib/platform/http/same-origin';

/**
 * Refuses a request that no page of ours can have sent, in scheme, host and port. The server's
 * entry has refused it already; actions ask again, since nothing else stands before them.
 *
 * @throws AppError `forbidden`.
 */
export function refuseForeignOrigin(headers: Headers): void {
  const sent = { origin: headers.get('origin'), fetchSite: headers.get('sec-fetch-site') };
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? '';
  const own = `${headers.get('x-forwarded-proto') ?? 'http'}://${host}`;
  if (isFromOwnPage(sent, own)) return;
  throw new AppError('forbidden', 'This form was not sent from a page of this product.');
}
