import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address';
import { NOT_PUBLIC, RefusedTargetError, type OutboundRules } from './target-url';

/** Asks for all addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly dns.LookupAddress[]>;

/** How long a name server may take, and how often it is asked. */
const PATIENCE = { timeout: 2_000, tries: 2 } as const;

/**
 * Asks the system's name servers themselves, or those given. The system's own lookup would hold one of
 * the process's few threads for as long as someone's name server is silent, and adds the domains of
 * the network that we are in.
 */
export function askNameServers(servers?: readonly string[]): Resolve {
  return async (hostname) => {
    const resolver = new dns.promises.Resolver(PATIENCE);
    if (servers) resolver.setServers(servers);
    const answers = await Promise.allSettled([
      resolver.resolve4(hostname),
      resolver.resolve6(hostname),
    ]);
    return answers.flatMap((answer, at) =>
      answer.status === 'fulfilled'
        ? answer.value.map((address) => ({ address, family: at === 0 ? 4 : 6 }))
        : [],
    );
  };
}

/**
 * The lookup of one connection: it asks once, looks at every answer, and hands the connection those
 * very answers. So a name cannot be checked with one address and called with another, and a name of
 * which one answer leads inwards is not called at all.
 */
export function checkedLookup(resolve: Resolve, rules: OutboundRules): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => requireCallable(await resolveOrRefuse(resolve, hostname), rules);
    answer().then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
}

async function resolveOrRefuse(resolve: Resolve, hostname: string) {
  try {
    return await resolve(hostname);
  } catch {
    throw new RefusedTargetError(NOT_PUBLIC);
  }
}

type Addresses = readonly [dns.LookupAddress, ...dns.LookupAddress[]];

function requireCallable(found: readonly dns.LookupAddress[], rules: OutboundRules): Addresses {
  const [first, ...others] = found;
  if (!first || !found.every(({ address }) => isCallable(address, rules))) {
    throw new RefusedTargetError(NOT_PUBLIC);
  }
  return [first, ...others];
}

function isCallable(address: string, { loopback }: OutboundRules): boolean {
  return isPublicAddress(address) || (loopback && isLoopbackAddress(address));
}
