// What machines get out of a firm's public page, and how soon an attorney hears of a client's submission:
// `npm run bench:intake`. Builds the product, starts it on a database of its own, and sends 10,000 forms
// without a good proof of work, then solved ones from one address, then those of fifty people. Prints
// one line of JSON and ends with 1 when anything came in that should not have.
import { fail, step } from '../../bootstrap/terminal.mjs';
import { buildProduct } from '../../lib/build';
import { endEverything, endWhenAsked } from '../../lib/ending';

async function run(): Promise<number> {
  await step('Build', buildProduct);
  // It imports the client that was generated just now.
  const { sendBots } = await import('./send-bots');
  const report = await sendBots();
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return report.withoutProof.made === 0 && report.solved.made <= report.solved.limit ? 0 : 1;
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
