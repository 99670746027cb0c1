import { listFirmIds } from '@/lib/platform/db/identity-store';
import { checkFirm, type Finding } from '@/lib/tools/doctor';

/** What the doctor finds in all firms of this test file's database; empty when everything holds. */
export async function findBrokenInvariants(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const firmId of await listFirmIds()) findings.push(...(await checkFirm(firmId)));
  return findings;
}
