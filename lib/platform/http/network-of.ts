import ipaddr from 'ipaddr.js';

/**
 * What attempts from an address are counted under: itself, or for IPv6 its network of 64 bits,
 * since whoever has one address there has all of them. IPv4 written as IPv6 is IPv4.
 */
export function networkOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const groups = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(':')}::/64`;
}
