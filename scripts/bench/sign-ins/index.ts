// What many sign-ins at once cost someone else: `npm run bench:sign-ins`. Builds the product, starts
// it on a database of its own, and asks for another user's page, alone and beside waves of parallel
// sign-ins. Prints one line of JSON and ends with 1 when the page's p95 doubled.
import { fail, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked } from '../../lib/ending';

const LARGEST_RATIO = 2;

async function run(): Promise<number> {
  await step('Build', buildProduct);
  // It imports the client that was generated just now.
  const { measureSignIns } = await import('./measure-sign-ins');
  const report = await measureSignIns();
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.ratio < LARGEST_RATIO ? 0 : 1;
}

endWhenAsked();
try {
  const code = await run();
  await endEverything();
  process.exit(code);
} catch (error) {
  await endEverything();
  fail(error);
}
