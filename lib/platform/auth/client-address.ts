import { CLIENT_ADDRESS_HEADER } from '@/lib/platform/http/arrival';

/**
 * Where a request comes from: the peer of its socket or, where that is one of `TRUSTED_PROXIES`,
 * the address that those proxies saw. The server's entry (lib/platform/http/arrival.ts) writes it; nothing
 * that a client sends under this name, or as `X-Forwarded-For`, gets here.
 */
export function clientAddress(headers: Headers): string {
  return headers.get(CLIENT_ADDRESS_HEADER) ?? 'unknown';
}
