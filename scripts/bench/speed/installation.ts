import { createHash } from 'node:crypto';
import { createFirm } from '@/lib/features/firms';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { fillFirms, foundOthers } from '../pages/fill';

const SEED = 0.42;

/** The installation that is measured. */
export interface Installation {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Firms of four attorneys. */
  readonly firmIds: readonly string[];
}

export const FIRMS = 150;
const ATTORNEYS = 4;

/** The API key of one of the bench's firms. */
export function keyOf(firmId: string): string {
  return `eh_bench_${firmId}`;
}

/**
 * Fills 150 firms of four attorneys each, with a third of the cases open and the others closed in the two
 * years before. No one is full before the end, so that a new case finds its attorney.
 */
export async function fillInstallation(
  { ownerUrl, appUrl }: Pick<Installation, 'ownerUrl' | 'appUrl'>,
  cases: number,
): Promise<Installation> {
  const { firmId: first } = await createFirm({
    name: 'The first firm',
    adminEmail: 'admin@bench.example',
    adminPassword: 'a password of the bench',
    timeZone: 'America/New_York',
  });
  const firmIds = [first, ...(await foundOthers(ownerUrl, first, FIRMS - 1))];
  const openCases = Math.round(cases / 3 / FIRMS);
  const closedCases = Math.round(cases / FIRMS) - openCases;
  const plan = firmIds.map((firmId) => ({
    firmId,
    attorneys: ATTORNEYS,
    openCases,
    closedCases,
  }));
  await fillFirms(ownerUrl, plan, SEED);
  await runAsOwner(ownerUrl, 'UPDATE attorneys SET capacity = 100');
  await runAsOwner(
    ownerUrl,
    `INSERT INTO api_keys (id, firm_id, name, key_hash, last_four, scopes, created_at)
     SELECT uuidv7(), k.firm_id, 'Bench', k.hash, 'test', '{read,write}', now()
       FROM unnest($1::uuid[], $2::text[]) AS k (firm_id, hash)`,
    [firmIds, firmIds.map((id) => createHash('sha256').update(keyOf(id)).digest('hex'))],
  );
  await runAsOwner(ownerUrl, 'VACUUM ANALYZE');
  return { ownerUrl, appUrl, firmIds };
}
