import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { joinFirm } from '@/lib/features/members/join-firm';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { beginDue, findSampleMark, findSampleOf } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import { beginSample } from './begin-sample';
import { dropSample } from './drop-sample';
import type { Invented, FirmWriter } from './firm';
import { generatePast } from './generate-past';
import { SAMPLE_DAYS, SAMPLE_PLAN } from './sample-plan';

/**
 * Generates the past of a sample firm that has been founded, and lets the member in who asked for it. May be
 * called twice: what a process that died had begun is made anew. What fails is taken away, so that the
 * member can ask again.
 *
 * @param memberId who asked, in the firm that it is made for
 * @throws whatever broke the past, with nothing of the sample left
 */
export async function generateSample(firmId: string, memberId: string): Promise<void> {
  const mark = await findSampleMark(firmId);
  if (!mark || (await findSampleOf(mark.sampleOf))?.isReady) return;
  if (await hasBegun(firmId)) {
    // One that an admin takes away at this moment stays away.
    if (await dropSample(firmId)) await beginSample(mark.sampleOf, memberId);
    return;
  }
  const presentAt = new Date(mark.sampleUntil.getTime() - SAMPLE_DAYS * DAY_MS);
  try {
    const { timeZone, slug } = await readFirm(firmId);
    await generatePast({ ...SAMPLE_PLAN, timeZone }, writerOf(firmId, slug), presentAt);
    await open(firmId, mark.sampleOf, memberId);
  } catch (error) {
    // Taken away meanwhile, which is why it broke.
    if (!(await dropSample(firmId))) return;
    throw error;
  }
}

/** None of the firm's people can sign in: they are names, and what they did is on record under those. */
function writerOf(firmId: string, slug: string): FirmWriter {
  const actorOf = ({ name, role, attorneyId }: Omit<Invented, 'email'>): Actor => ({
    ...{ firmId, role, name, attorneyId },
    ...{ kind: 'member', id: null },
  });
  const admin = actorOf({ name: SAMPLE_PLAN.admin, role: 'admin', attorneyId: null });
  return {
    found: () => Promise.resolve({ firmId, slug, admin }),
    admit: (_admin, invented) => Promise.resolve(actorOf(invented)),
  };
}

/** Whether more is on record than that the firm was founded. */
async function hasBegun(firmId: string): Promise<boolean> {
  return withWholeFirm(firmId, async (tx) => {
    const state = await tx.assignmentState.findUnique({
      where: { firmId },
      select: { lastEventSeq: true },
    });
    return (state?.lastEventSeq ?? 0) > 1;
  });
}

async function readFirm(firmId: string): Promise<{ timeZone: string; slug: string }> {
  const firm = await withWholeFirm(firmId, (tx) =>
    tx.firm.findUniqueOrThrow({
      where: { id: firmId },
      select: { timeZone: true, slug: { select: { slug: true } } },
    }),
  );
  return { timeZone: firm.timeZone, slug: firm.slug?.slug ?? '' };
}

/** From now on it is looked after like any firm, and the member who asked finds it among theirs. */
async function open(firmId: string, originId: string, memberId: string): Promise<void> {
  const asker = await withWholeFirm(originId, (tx) =>
    tx.member.findUnique({
      where: { firmId_id: { firmId: originId, id: memberId }, active: true },
      select: { userId: true, name: true, email: true },
    }),
  );
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    if (asker) await joinFirm(transaction, { ...asker, role: 'admin' });
    await beginDue(transaction.tx, firmId, now());
  });
}
