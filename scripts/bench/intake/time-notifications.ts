import { setTimeout as wait } from 'node:timers/promises';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, addColleague, buildFirm } from '@/tests/integration/build-firm';
import { openIntake, prove } from '@/tests/integration/submissions';
import { sendForm, type Target } from './send-form';

const SUBMISSIONS = 50;
const LOOK_EVERY_MS = 2;

/**
 * How long after a client has pressed Send the attorney's notification is there to be read, in a firm
 * that takes cases at once: one submission after another, in milliseconds.
 */
export async function timeNotifications(server: Pick<Target, 'url' | 'actionId'>) {
  const firm = await buildFirm();
  const email = 'ana@example.com';
  await addAttorney(firm, { name: 'Ana Ruiz', email, capacity: 100 });
  const { id: memberId } = await addColleague(firm, 'attorney', { name: 'Ana Ruiz', email });
  const target = { ...server, slug: await openIntake(firm.firmId) };
  const noticed: number[] = [];
  for (let nth = 0; nth < SUBMISSIONS; nth += 1) {
    const proof = await prove(firm.firmId);
    const seen = untilNoticed(firm.firmId, memberId, nth + 1);
    const pressedAt = performance.now();
    await sendForm(target, nth, proof, `127.2.0.${nth + 1}`);
    noticed.push((await seen) - pressedAt);
  }
  noticed.sort((a, b) => a - b);
  const at = (part: number) => Math.round(noticed[Math.ceil(part * SUBMISSIONS) - 1] ?? 0);
  return { submissions: SUBMISSIONS, medianMs: at(0.5), p95Ms: at(0.95), mostMs: at(1) };
}

/** When the member has so many notifications; they are looked for from another connection. */
async function untilNoticed(firmId: string, memberId: string, wanted: number): Promise<number> {
  for (;;) {
    const [row] = await asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM notifications WHERE firm_id = $1 AND member_id = $2',
      [firmId, memberId],
    );
    if ((row?.n ?? 0) >= wanted) return performance.now();
    await wait(LOOK_EVERY_MS);
  }
}
