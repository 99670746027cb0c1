import type { IncomingHttpHeaders } from 'node:http';
import net from 'node:net';

/**
 * The header that tells the product where a request comes from: the peer of the socket, or what a
 * configured proxy said about it. Whatever a client sends under this name is thrown away, so it
 * can be counted by. Read it through `clientAddress` in lib/platform/auth.
 */
export const CLIENT_ADDRESS_HEADER = 'x-evenhand-client-address';

/** Marks what the framework sends to its own server, with the headers of the request it serves. */
const OWN_REQUEST_HEADER = 'x-evenhand-own-request';

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/** A host name or address with an optional port, and nothing that a URL would take for more. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9.])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

export interface ArrivalOptions {
  /** Peers whose word about where a request comes from is taken. */
  readonly trustedProxies: net.BlockList;
  /** The origin that browsers see, where it is configured. */
  readonly publicOrigin: string | null;
  /**
   * What the framework's own requests carry, and no one else knows: the same in all processes that listen
   * at one address, since the framework's request may come to another than the one that sent it.
   */
  readonly ownRequestToken: string;
}

/** Whether the framework has sent this to its own server, for a request that it serves. */
export function isOwnRequest(
  headers: IncomingHttpHeaders,
  { ownRequestToken }: Pick<ArrivalOptions, 'ownRequestToken'>,
): boolean {
  return headers[OWN_REQUEST_HEADER] === ownRequestToken;
}

/**
 * Makes the headers say what is known about where a request comes from, and nothing that only its
 * sender claims: from here on `x-forwarded-for`, `-host` and `-proto` can be believed.
 *
 * @returns our own origin as the sender's browser sees it; null when the host makes no sense
 */
export function resolveArrival(
  headers: IncomingHttpHeaders,
  peer: string,
  options: ArrivalOptions,
): string | null {
  if (isOwnRequest(headers, options)) return ownOriginIn(headers);
  const isTrusted = isTrustedProxy(peer, options.trustedProxies);
  const { forwardedFor, forwardedHost, forwardedProto } = isTrusted
    ? readForwarded(headers)
    : NOTHING_FORWARDED;
  const host = forwardedHost ?? headers.host;
  for (const name of [...FORWARDED, 'x-forwarded-port']) delete headers[name];
  if (host === undefined || !isHost(host) || !isHost(headers.host ?? '')) return null;
  const origin = options.publicOrigin ?? `${forwardedProto ?? 'http'}://${host}`;
  const address = nearestUntrusted(forwardedFor, peer, options.trustedProxies);
  headers[OWN_REQUEST_HEADER] = options.ownRequestToken;
  headers[CLIENT_ADDRESS_HEADER] = address;
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-host'] = new URL(origin).host;
  headers['x-forwarded-proto'] = new URL(origin).protocol.slice(0, -1);
  return origin;
}

/**
 * Reads a list of addresses and networks, such as `10.0.0.0/8, ::1`.
 * @throws Error naming the entry that is neither.
 */
export function readTrustedProxies(list: string): net.BlockList {
  const trusted = new net.BlockList();
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = net.isIP(address);
    const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix);
    const isWhole = family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix ?? '0');
    if (!isWhole || bits > (family === 6 ? 128 : 32)) {
      throw new Error(
        `TRUSTED_PROXIES: ${JSON.stringify(entry)} is no address and no network; write them like 10.0.0.5 or 10.0.0.0/8, with commas between.`,
      );
    }
    trusted.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
  }
  return trusted;
}

interface Forwarded {
  readonly forwardedFor: readonly string[];
  readonly forwardedHost: string | undefined;
  readonly forwardedProto: 'http' | 'https' | undefined;
}

const NOTHING_FORWARDED: Forwarded = {
  forwardedFor: [],
  forwardedHost: undefined,
  forwardedProto: undefined,
};

function readForwarded(headers: IncomingHttpHeaders): Forwarded {
  const [proto] = partsOf(headers['x-forwarded-proto']);
  return {
    forwardedFor: partsOf(headers['x-forwarded-for']),
    forwardedHost: partsOf(headers['x-forwarded-host'])[0],
    forwardedProto: proto === 'https' || proto === 'http' ? proto : undefined,
  };
}

function partsOf(value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '');
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The last address on the way here that is no proxy of ours: what lies before it anyone may write. */
function nearestUntrusted(hops: readonly string[], peer: string, trusted: net.BlockList): string {
  const way = [...hops, peer].map(plainAddress);
  return way.findLast((hop) => !isTrustedProxy(hop, trusted)) ?? way[0] ?? 'unknown';
}

function isTrustedProxy(address: string, trusted: net.BlockList): boolean {
  const plain = plainAddress(address);
  const family = net.isIP(plain);
  return family !== 0 && trusted.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address that came over an IPv6 socket, as itself. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address;
}

function isHost(host: string): boolean {
  return HOST.test(host) && URL.canParse(`http://${host}`);
}

function ownOriginIn(headers: IncomingHttpHeaders): string {
  return `${String(headers['x-forwarded-proto'])}://${String(headers['x-forwarded-host'])}`;
}
