import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { INTAKE_LIMITS } from '@/lib/features/intake/limits';
import { disconnect } from '@/lib/platform/db/client';
import { asOwner, leaveOwner } from '@/tests/integration/as-owner';
import { addAttorney, buildFirm } from '@/tests/integration/build-firm';
import { openIntake, prove } from '@/tests/integration/submissions';
import { listEntryPoints } from '../../lib/entry-points-of-build';
import { onEnd } from '../../lib/ending';
import { startProductForTests } from '../../test/product';
import { sendForm, type Target } from './send-form';
import { timeNotifications } from './time-notifications';

const POSTS = 10_000;
const SOLVED = 30;
/** More than the entry's queue for strangers takes: the others are sent away at once, as they would be. */
const PARALLEL = 64;

/** What was asked for and what came of it, on a server and a database of their own. */
export async function sendBots() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-intake-'));
  onEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  const product = await startProductForTests(path.join(scratch, 'server.log'));
  Object.assign(process.env, product.environment);
  const url = product.environment.EVENHAND_TEST_URL ?? '';
  const firm = await buildFirm();
  await addAttorney(firm, { name: 'Ana Ruiz', capacity: 100 });
  const slug = await openIntake(firm.firmId);
  const actionId =
    listEntryPoints().actions.find(({ name }) => name === 'submitIntakeAction')?.id ?? '';
  const target: Target = { url, slug, actionId };
  try {
    const withoutProof = await sendUnproven(target, firm.firmId);
    const solved = await sendSolved(target, firm.firmId);
    const notifications = await timeNotifications({ url, actionId });
    return { withoutProof, solved, notifications };
  } finally {
    await disconnect();
    await leaveOwner();
    await product.stop();
  }
}

async function sendUnproven(target: Target, firmId: string) {
  const beganAt = performance.now();
  const statuses: Record<string, number> = {};
  const forged = JSON.stringify({
    ...(JSON.parse(await prove(firmId)) as object),
    solution: { counter: 1, derivedKey: '00'.repeat(32) },
  });
  const limit = pLimit(PARALLEL);
  await Promise.all(
    Array.from({ length: POSTS }, (_, nth) =>
      limit(async () => {
        const status = await sendForm(target, nth, nth % 2 === 0 ? '' : forged, addressOf(nth));
        statuses[status] = (statuses[status] ?? 0) + 1;
      }),
    ),
  );
  const seconds = Math.round((performance.now() - beganAt) / 100) / 10;
  return { posts: POSTS, seconds, statuses, made: await madeIn(firmId) };
}

async function sendSolved(target: Target, firmId: string) {
  for (let nth = 0; nth < SOLVED; nth += 1) {
    await sendForm(target, POSTS + nth, await prove(firmId), '127.0.0.9');
  }
  return { posts: SOLVED, made: await madeIn(firmId), limit: INTAKE_LIMITS.address };
}

const addressOf = (nth: number) => `127.1.${(nth >> 8) & 255}.${nth & 255 || 1}`;

async function madeIn(firmId: string): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    'SELECT count(*)::int AS n FROM intake_submissions WHERE firm_id = $1',
    [firmId],
  );
  return row?.n ?? 0;
}
