import net from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address';

/** What an address may be, beside https on the public net. */
export interface OutboundRules {
  /** This machine's own addresses, over http as well: for tests of an installation. */
  readonly loopback: boolean;
}

/** An address that is not called, with the reason for the person who gave it. */
export class RefusedTargetError extends Error {
  override readonly name = 'RefusedTargetError';
}

export const LONGEST_URL = 2_000;

/** Ports below this belong to services of the system; of those only that of https is called. */
const FIRST_FREE_PORT = 1024;
const HTTPS_PORT = 443;

/**
 * Said of every name that is not called, whether it is unknown or leads inwards: the difference would
 * tell an outsider which names there are inside.
 */
export const NOT_PUBLIC =
  'This name is not known, or does not lead to a public address. Give an https address that everyone can reach.';

/**
 * Reads an address to be called, as browsers read it: numbers in any notation become what they mean.
 * @throws RefusedTargetError for one that is never called, whatever its name leads to.
 */
export function readTarget(text: string, { loopback }: OutboundRules): URL {
  if (text.length > LONGEST_URL) {
    throw new RefusedTargetError(
      `The address may have at most ${LONGEST_URL} characters; got ${text.length}.`,
    );
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new RefusedTargetError('Give a whole address, such as https://example.com/hooks.');
  }
  if (url.username || url.password) {
    throw new RefusedTargetError(
      'The address holds a user name or a password, which would be sent in the open. Take them out.',
    );
  }
  // A name in full ends with a dot, which no certificate has.
  const hostname = url.hostname.replace(/\.$/, '');
  if (hostname === '' || hostname.endsWith('.')) throw new RefusedTargetError(NOT_PUBLIC);
  if (hostname !== url.hostname) url.hostname = hostname;
  url.hash = '';
  if (loopback && isOwnName(url)) return url;
  requireHttps(url);
  requireOutwardName(url);
  return url;
}

/** The host of an address as it stands in an URL, without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isOwnName(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || isLoopbackAddress(host);
}

function requireHttps(url: URL): void {
  if (url.protocol !== 'https:') {
    throw new RefusedTargetError('Only https addresses are called. Write it with https://.');
  }
  const port = Number(url.port || HTTPS_PORT);
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) {
    throw new RefusedTargetError(
      `Port ${port} belongs to another service. Use ${HTTPS_PORT}, or one from ${FIRST_FREE_PORT} on.`,
    );
  }
}

/** Names that no one, or only a machine or a network of one's own knows (RFC 6761, 6762, 9476 and ICANN's). */
const INWARD_NAMES =
  /(^|\.)(localhost|local|internal|home\.arpa|lan|intranet|corp|home|onion|alt|test|example|invalid)$/;

function requireOutwardName(url: URL): void {
  const host = hostOf(url);
  const outward =
    net.isIP(host) === 0 ? host.includes('.') && !INWARD_NAMES.test(host) : isPublicAddress(host);
  if (!outward) throw new RefusedTargetError(NOT_PUBLIC);
}
