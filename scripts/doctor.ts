import { disconnect } from '@/lib/db/client';
import { listFirmIds } from '@/lib/db/door';
import { checkFirm } from '@/lib/doctor';

/** Checks every firm; prints what does not hold and exits with 1 if anything does not. */
async function main(): Promise<number> {
  const firmIds = await listFirmIds();
  let broken = 0;
  for (const firmId of firmIds) {
    for (const { check, detail } of await checkFirm(firmId)) {
      process.stdout.write(`firm ${firmId} ${check}: ${detail}\n`);
      broken += 1;
    }
  }
  const firms = firmIds.length === 1 ? '1 firm' : `${firmIds.length} firms`;
  process.stdout.write(
    broken === 0
      ? `${firms} checked: everything holds.\n`
      : `${firms} checked: ${broken} findings.\n`,
  );
  return broken === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  await disconnect();
}
