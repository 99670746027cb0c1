import net from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses that routers treat as public, though a cloud answers on them from within. */
const INWARD: readonly string[] = ['168.63.129.16'];

/** The networks of IPv6 that lead to hosts of the public net: 2000::/3. */
const GLOBAL_V6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** NAT64 (RFC 6052): the last four bytes are the address that is called. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/**
 * Whether an address, as a resolver gives it, is one of the public net. What cannot be read, and what
 * has any special meaning (private, loopback, link-local, metadata, multicast, tunnels), is not.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = read(address);
  return parsed !== null && isPublic(parsed);
}

/** Whether an address is this machine's own, however it is written. */
export function isLoopbackAddress(address: string): boolean {
  return read(address)?.range() === 'loopback';
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

// The parser also takes octal and shortened spellings; a resolver gives none.
function read(address: string): Address | null {
  if (net.isIP(address) === 0 || address.includes('%')) return null;
  const parsed = ipaddr.parse(address);
  return isV6(parsed) && parsed.isIPv4MappedAddress() ? parsed.toIPv4Address() : parsed;
}

function isPublic(address: Address): boolean {
  if (!isV6(address)) return address.range() === 'unicast' && !INWARD.includes(address.toString());
  if (address.match(...NAT64)) return isPublic(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return address.range() === 'unicast' && address.match(...GLOBAL_V6);
}

function isV6(address: Address): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}
