import { expect, it } from 'vitest';
import { loadViewer, type Viewer } from '@/lib/platform/auth/load-viewer';
import { readSessionToken } from '@/lib/platform/auth/session-token';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { beginCursors } from '@/lib/platform/outbox';
import { addWebhook } from '@/lib/features/webhooks';
import { addWall } from '@/lib/features/walls';
import { openSessionFor } from '@/e2e/fixtures/session';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { getOutbox, retryAllFailed, retryFailure } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

async function adminOf(firm: BuiltFirm, email = firm.adminEmail): Promise<Viewer> {
  const session = await openSessionFor(email, firm.firmId);
  const viewer = await loadViewer((await readSessionToken(session.value)) ?? '');
  if (!viewer) throw new Error('Nobody is signed in.');
  return viewer;
}

/** A firm in which a delivery about a case has failed for good. */
async function firmWithFailure(consumerIn: (firm: BuiltFirm) => Promise<string> = isTests) {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const { firmId } = firm;
  const consumer = await consumerIn(firm);
  const opened = await openCase(firm);
  const id = newId();
  await withWholeFirm(firmId, async (tx) => {
    await beginCursors(tx, firmId, [consumer]);
    const { id: eventId, seq } = await tx.event.findFirstOrThrow({
      where: { firmId, caseId: opened.id, kind: 'case-opened' },
    });
    await tx.outboxFailure.create({
      data: {
        ...{ firmId, id, consumer, eventId, seq, attempts: 20 },
        ...{ firstFailedAt: new Date(), nextAttemptAt: null, error: 'refused' },
      },
    });
  });
  return { firm, opened, failureId: id };
}

const isTests = () => Promise.resolve('tests');

async function standing(viewer: Viewer) {
  return (await getOutbox(viewer)).consumers.find(({ name }) => name === 'tests');
}

function attemptsOf(failureId: string) {
  return asOwner<{ attempts: number; planned: boolean; jobs: number }>(
    `SELECT f.attempts, f.next_attempt_at IS NOT NULL AS planned,
            (SELECT count(*)::int FROM pgboss.job
              WHERE name = 'outbox' AND data -> 'payload' ->> 'firmId' = f.firm_id::text) AS jobs
       FROM outbox_failures f WHERE f.id = $1`,
    [failureId],
  );
}

it('what has failed for good is shown with its case, and tried again by a press', async () => {
  const { firm, opened, failureId } = await firmWithFailure();
  const admin = await adminOf(firm);
  expect(await getOutbox(admin)).toMatchObject({
    failures: [
      {
        id: failureId,
        kind: 'case-opened',
        case: { number: opened.number },
        attempts: 20,
        nextAttemptAt: null,
        error: 'refused',
      },
    ],
  });
  expect(await standing(admin)).toMatchObject({ behind: 0, retrying: 0, failed: 1 });
  await retryFailure(admin, failureId);
  expect(await attemptsOf(failureId)).toEqual([{ attempts: 1, planned: true, jobs: 1 }]);
  expect(await standing(admin)).toMatchObject({ retrying: 1, failed: 0 });
});

it('everything of a consumer is tried again by one press, and nothing of another', async () => {
  const { firm, failureId } = await firmWithFailure();
  const admin = await adminOf(firm);
  expect(await retryAllFailed(admin, 'somebody-else')).toBe(0);
  expect(await attemptsOf(failureId)).toMatchObject([{ planned: false }]);
  expect(await retryAllFailed(admin, 'tests')).toBe(1);
  expect(await retryAllFailed(admin, 'tests')).toBe(0);
});

it('nothing is tried again for an endpoint that is stopped, which says what to do', async () => {
  const { firm, failureId } = await firmWithFailure(async ({ actor }) => {
    const wanted = { url: 'https://hooks.example.com/', kinds: ['case.opened' as const] };
    const { id } = await addWebhook(actor, {
      ...wanted,
      description: 'Case system',
      active: false,
    });
    return `webhook:${id}`;
  });
  const admin = await adminOf(firm);
  const [failure] = (await getOutbox(admin)).failures;
  const refused = { code: 'conflict', message: expect.stringContaining('Start it') as string };
  await expect(retryFailure(admin, failureId)).rejects.toMatchObject(refused);
  await expect(retryAllFailed(admin, failure?.consumer ?? '')).rejects.toMatchObject(refused);
  expect(await attemptsOf(failureId)).toEqual([{ attempts: 20, planned: false, jobs: 0 }]);
});

it('another firm’s delivery, and one about a case behind the admin’s wall, are not there', async () => {
  const { firm, opened, failureId } = await firmWithFailure();
  const stranger = await buildFirm([]);
  const email = `walled-${newId()}@example.com`;
  const attorney = await addAttorney(firm, { name: 'Walled', email, active: false });
  await addColleague(firm, 'admin', { name: 'Walled', email });
  const reason = 'Represented the other side';
  await addWall(firm.actor, { attorneyId: attorney.id, clientId: opened.client.id, reason });
  for (const viewer of [await adminOf(stranger), await adminOf(firm, email)]) {
    expect((await getOutbox(viewer)).failures).toEqual([]);
    await expect(retryFailure(viewer, failureId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await retryAllFailed(viewer, 'tests')).toBe(0);
  }
  expect(await attemptsOf(failureId)).toMatchObject([{ planned: false }]);
});

it('is closed to everyone but admins', async () => {
  const { firm, failureId } = await firmWithFailure();
  const manager = await addColleague(firm, 'manager');
  const viewer = await adminOf(firm, manager.email);
  await expect(getOutbox(viewer)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(retryFailure(viewer, failureId)).rejects.toMatchObject({ code: 'forbidden' });
});
