// Kills assigner processes in the middle of their work and looks for damage: `npm run bench:faults`.
// Needs no database of its own: it starts a throwaway one. Prints one line of JSON and exits with 1
// when anything was lost, doubled, over capacity or does not add up.
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/platform/db/client';
import { startThrowawayCluster, TEST_SECRET } from '@/tests/integration/throwaway-cluster';
import { fail, note } from '../../bootstrap/terminal.mjs';
import { endWhenAsked, onEnd } from '../../lib/ending';
import { runFaults, type FaultOptions, type Protection } from './run-faults';

const SHOWN_FINDINGS = 10;

function readOptions(): FaultOptions {
  const { values } = parseArgs({
    options: {
      assigners: { type: 'string', default: '64' },
      processes: { type: 'string', default: '8' },
      cases: { type: 'string', default: '10000' },
      firms: { type: 'string', default: '5' },
      'kill-every-ms': { type: 'string', default: '2000' },
      'without-lock': { type: 'boolean', default: false },
      'keep-guards': { type: 'boolean', default: false },
    },
  });
  const cases = Number(values.cases);
  const firms = Number(values.firms);
  const attorneysPerFirm = 20;
  return {
    assigners: Number(values.assigners),
    processes: Number(values.processes),
    cases,
    firms,
    attorneysPerFirm,
    // Room for most of what is not filed at once, so that the last cases fight for the last places.
    capacity: Math.max(1, Math.floor((cases * 0.7) / (firms * attorneysPerFirm))),
    killEveryMs: Number(values['kill-every-ms']),
    protection: protectionOf(values['without-lock'], values['keep-guards']),
  };
}

function protectionOf(withoutLock: boolean, keepGuards: boolean): Protection {
  if (!withoutLock) return 'whole';
  return keepGuards ? 'without-lock' : 'without-lock-and-guards';
}

async function main(): Promise<number> {
  const options = readOptions();
  const cluster = await startThrowawayCluster();
  onEnd(() => cluster.remove());
  Object.assign(process.env, {
    DATABASE_URL: cluster.templateOwnerUrl,
    DATABASE_APP_URL: cluster.templateAppUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'error',
  });
  try {
    const { report, findings } = await runFaults(cluster.templateOwnerUrl, options);
    for (const { check, detail } of findings.slice(0, SHOWN_FINDINGS)) note(`${check}: ${detail}`);
    process.stdout.write(`${JSON.stringify(report)}\n`);
    const { lost, doubled, overCapacity, drift } = report;
    return lost + doubled + overCapacity + drift === 0 ? 0 : 1;
  } finally {
    await disconnect();
    await cluster.remove();
  }
}

endWhenAsked();
try {
  process.exit(await main());
} catch (error) {
  fail(error);
}
