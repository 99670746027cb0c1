import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openSessionFor } from '@/e2e/fixtures/session';
import { disconnect } from '@/lib/platform/db/client';
import { checkout } from '../../lib/checkout';
import { onEnd } from '../../lib/ending';
import { startProductForTests } from '../../test/product';
import { buildSite } from '../pages/site';
import type { AttackOrder, Wave } from './attack';

const PARALLEL = 200;
const WARM_UP = 40;
const SAMPLES = 200;
/** However slow the page becomes, the bench ends. */
const LONGEST_MS = 120_000;
/** Between two waves, as someone who wants to go unnoticed would, and so that waves are told apart. */
const PAUSE_MS = 250;
const SITE_SIZE = { attorneys: 12, openCases: 400, closedCases: 400 };

type ReadPage = () => Promise<number>;

/** Asks for the page once; answers how long it took, in milliseconds. */
function pageReader(url: string, cookie: string): ReadPage {
  return async () => {
    const beganAt = performance.now();
    const answer = await fetch(`${url}/dashboard`, { headers: { cookie }, redirect: 'manual' });
    await answer.text();
    if (answer.status !== 200) throw new Error(`The measured page answered ${answer.status}.`);
    return performance.now() - beganAt;
  };
}

async function readTimes(read: ReadPage, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) times.push(await read());
  return times;
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { samples: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}

async function nextMessage<T>(worker: Worker): Promise<T> {
  const [message] = (await once(worker, 'message')) as [T];
  return message;
}

/** Reads the page while waves of sign-ins are on their way; only such times count. */
async function measureBeside(worker: Worker, read: ReadPage) {
  const deadline = performance.now() + LONGEST_MS;
  const times: number[] = [];
  const waves: Wave[] = [];
  while (times.length < SAMPLES && performance.now() < deadline) {
    let isOver = false;
    const wave = nextMessage<Wave>(worker).then((answer) => {
      isOver = true;
      return answer;
    });
    worker.postMessage('wave');
    do times.push(await read());
    while (!isOver && performance.now() < deadline);
    waves.push(await wave);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return { times, waves };
}

function sumOf(waves: readonly Wave[]) {
  const statuses: Record<string, number> = {};
  for (const wave of waves) {
    for (const [status, count] of Object.entries(wave.statuses)) {
      statuses[status] = (statuses[status] ?? 0) + count;
    }
  }
  return { waves: waves.length, parallel: PARALLEL, statuses };
}

/** The id under which the build answers the sign-in form. */
function findSignInAction(): string {
  const file = path.join(checkout, '.next', 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(fs.readFileSync(file, 'utf8')) as { node: Record<string, unknown> };
  const found = Object.entries(node).find(([, action]) =>
    JSON.stringify(action).includes('"signInAction"'),
  );
  if (!found) throw new Error('The build has no action named signInAction.');
  return found[0];
}

/** The page alone and beside the sign-ins, on a server and a database of their own. */
export async function measureSignIns() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-sign-ins-'));
  onEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  const product = await startProductForTests(path.join(scratch, 'server.log'));
  Object.assign(process.env, product.environment);
  const url = product.environment.EVENHAND_TEST_URL ?? '';
  const site = await buildSite(product.environment.DATABASE_URL ?? '', SITE_SIZE);
  const { name, value } = await openSessionFor('admin@bench.example', site.firmId);
  await disconnect();
  const read = pageReader(url, `${name}=${value}`);
  const workerData: AttackOrder = { url, parallel: PARALLEL, actionId: findSignInAction() };
  const worker = new Worker(new URL('./attack.ts', import.meta.url), { workerData });
  try {
    await nextMessage(worker);
    await readTimes(read, WARM_UP);
    const baseline = spread(await readTimes(read, SAMPLES));
    const { times, waves } = await measureBeside(worker, read);
    const beside = spread(times);
    const ratio = Math.round((beside.p95 / baseline.p95) * 100) / 100;
    return { baseline, beside, ratio, signIns: sumOf(waves) };
  } finally {
    await worker.terminate();
    await product.stop();
  }
}
