import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { listFirmIds } from '@/lib/platform/db/identity-store';
import { checkFirm, repairCounters } from '@/lib/tools/doctor';

/**
 * Checks every firm; prints what does not hold and exits with 1 if anything does not. With --repair
 * counters that differ from the cases are corrected first, and each correction is printed.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } });
  const firmIds = await listFirmIds();
  let broken = 0;
  for (const firmId of firmIds) {
    if (values.repair) await repair(firmId);
    for (const { check, detail } of await checkFirm(firmId)) {
      process.stdout.write(`firm ${firmId} ${check}: ${detail}\n`);
      broken += 1;
    }
  }
  const firms = firmIds.length === 1 ? '1 firm' : `${firmIds.length} firms`;
  const findings = broken === 1 ? '1 finding' : `${broken} findings`;
  process.stdout.write(
    broken === 0 ? `${firms} checked: everything holds.\n` : `${firms} checked: ${findings}.\n`,
  );
  return broken === 0 ? 0 : 1;
}

async function repair(firmId: string): Promise<void> {
  for (const { name, before, after } of await repairCounters(firmId)) {
    process.stdout.write(
      `firm ${firmId} repaired: ${name} had active/open/load ${before.join('/')}, has ${after.join('/')} now.\n`,
    );
  }
}

try {
  process.exitCode = await main();
} finally {
  await disconnect();
}
