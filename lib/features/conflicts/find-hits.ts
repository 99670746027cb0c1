import { compareReadNames, LIKELY, readName, type Likeness, type ReadName } from './compare-names';
import type { Hit, Party } from './conflict';

/** Someone whom the firm knows, with whom the parties are compared. */
export interface Known {
  readonly clientId: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly companyKey: string | null;
  readonly isWalled: boolean;
  /** Whether a wall rests on this very client, and not on the company alone. */
  readonly hasOwnWall: boolean;
}

/** More than these are not looked at one by one: the person who answers looks for the name. */
const MOST_HITS = 20;

/**
 * Which parties of a new case are like someone whom the firm knows. The client and the
 * company of the case are compared with those behind walls, all others with everyone.
 */
export function findHits(parties: readonly Party[], known: readonly Known[]): Hit[] {
  const readNames = known.map((one) => ({
    one,
    name: one.name === null ? null : readName(one.name),
    company: one.company === null ? null : readName(one.company),
  }));
  const hits = parties.flatMap(({ role, name }, party) => {
    const asked = readName(name);
    return readNames.flatMap(({ one, ...names }) => {
      if (role !== 'other' && !one.isWalled) return [];
      const own = alike(asked, role === 'company' ? null : names.name);
      const company = alike(asked, role === 'client' ? null : names.company);
      const best = own && company ? (own.score >= company.score ? own : company) : (own ?? company);
      return best ? [{ party, ...best, ...aboutOf(one, best === company) }] : [];
    });
  });
  return onePerCompany(hits.toSorted(byLikeness)).slice(0, MOST_HITS);
}

function alike(asked: ReadName, name: ReadName | null): Likeness | null {
  if (name === null) return null;
  const likeness = compareReadNames(asked, name);
  return likeness.score >= LIKELY ? likeness : null;
}

function aboutOf({ clientId, companyKey, isWalled }: Known, byCompany: boolean) {
  return { clientId, companyKey, isWalled, byCompany };
}

// Walls first, then the most alike; the same from run to run.
function byLikeness(a: Hit, b: Hit): number {
  return (
    Number(b.isWalled) - Number(a.isWalled) ||
    b.score - a.score ||
    a.party - b.party ||
    ((a.clientId ?? '') < (b.clientId ?? '') ? -1 : 1)
  );
}

/** Of a company with many clients one stands for all. */
function onePerCompany(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ party, byCompany, companyKey }) => {
    if (!byCompany) return true;
    const key = `${party} ${companyKey}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
