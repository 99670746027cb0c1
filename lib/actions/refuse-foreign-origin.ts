import { AppError } from '@/lib/errors';

/**
 * Refuses a server action that no page of ours can have sent. The framework compares Origin and
 * Host only where there is an Origin with a host; a request without one (or with `null`) would
 * pass, so it must be vouched for by the browser's own Sec-Fetch-Site.
 *
 * @throws AppError `forbidden`.
 */
export function refuseForeignOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  if (origin !== null && origin !== 'null') return;
  if (headers.get('sec-fetch-site') === 'same-origin') return;
  throw new AppError('forbidden', 'This form was not sent from a page of this product.');
}
