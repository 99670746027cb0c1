import { expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { changeCase, getCase, getCaseHistory, getCaseReport } from '@/lib/features/cases';
import { listSubmissions, refuseSubmission } from '@/lib/features/intake';
import { addNote, listNotes } from '@/lib/features/notes';
import { checkFirm } from '@/lib/tools/doctor';
import { AppError } from '@/lib/shared/errors';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake, sendIn } from '@/tests/integration/submissions';
import { ERASED, forgetClient } from './index';

const NAME = 'Wilhelmina Quist';
const EMAIL = 'wilhelmina@quist.example';
const REFERENCE = 'QUIST-77';
/** Each was typed in another place, and each has this in it. */
const TYPED = 'xylograph';

/** A client with words about her in every place that has any, and another client. */
async function firmWithClient() {
  const firm = await newFirm();
  const { admin } = firm;
  const ana = await firm.addAttorney({ capacity: 1 });
  const ben = await firm.addAttorney({ capacity: 1 });
  const other = await firm.addCase({ client: { name: 'Otto Other' }, notes: 'Otto stays.' });
  const opened = await firm.addCase({
    client: { name: NAME, email: EMAIL, externalRef: REFERENCE },
    notes: `Opened with a ${TYPED}.`,
    externalRef: 'CASE-QUIST',
  });
  const { id } = opened;
  await addNote(admin, id, { text: `Now two ${TYPED}s.` });
  // Has a case already: only an override can give them another.
  const to = opened.attorney?.id === ana.id ? ben : ana;
  await reassignCase(admin, id, {
    toAttorneyId: to.id,
    reason: 'client-request',
    note: `She likes a ${TYPED}.`,
    override: { reason: `For the ${TYPED}.` },
    moveRecord: true,
  });
  await addWall(admin, {
    attorneyId: to.id === ana.id ? ben.id : ana.id,
    clientId: opened.client.id,
    reason: `They own a ${TYPED}.`,
  });
  return { firm, id, clientId: opened.client.id, other };
}

async function close(admin: Parameters<typeof getCase>[0], id: string): Promise<void> {
  const { version } = await getCase(admin, id);
  await changeCase(admin, id, { version, stage: 'closed' });
}

/** The tables of this database that have a word in any column of any row. */
async function tablesWith(word: string): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await asOwner(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [
      `%${word}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

it('leaves no word of a client anywhere, and a trail that still holds', async () => {
  const { firm, id, clientId, other } = await firmWithClient();
  const { admin, firmId } = firm;
  await close(admin, id);
  expect(await tablesWith(TYPED)).toEqual(
    expect.arrayContaining(['case_notes', 'decisions', 'ethical_walls', 'event_texts', 'handoffs']),
  );
  expect(await tablesWith('Quist')).toContain('clients');
  const forgotten = await forgetClient(admin, { client: EMAIL, reason: 'She asked for it.' });
  expect(forgotten).toMatchObject({ clientId, cases: 1, eventsWithWords: 0 });
  expect(forgotten.events).toBeGreaterThan(2);
  expect(await tablesWith(TYPED)).toEqual([]);
  expect(await tablesWith('Quist')).toEqual([]);
  expect(await checkFirm(firmId)).toEqual([]);

  expect(await getCase(admin, id)).toMatchObject({
    client: { id: clientId, name: ERASED },
    stage: 'closed',
  });
  const notes = await listNotes(admin, id);
  expect(notes.items.map(({ text, author }) => [text, author])).toEqual([
    [ERASED, admin.name],
    [ERASED, admin.name],
  ]);
  const { items } = await getCaseHistory(admin, id);
  expect(items.find(({ kind }) => kind === 'handoff')).toMatchObject({
    note: ERASED,
    overrideReason: ERASED,
    reason: 'client-request',
  });
  expect(JSON.stringify(await getCaseReport(admin, id))).toContain(ERASED);
  expect((await listNotes(admin, other.id)).items).toMatchObject([{ text: 'Otto stays.' }]);
});

it('waits until what they sent a second time is answered, and leaves no copy of it', async () => {
  const firm = await newFirm();
  const { admin, firmId } = firm;
  await firm.addAttorney();
  const slug = await openIntake(firmId);
  const typed = { name: 'Zenobia Quarles', email: 'zenobia@example.com', story: 'A zither.' };
  await sendIn(firmId, slug, typed);
  await sendIn(firmId, slug, typed);
  const { answered, toReview } = await listSubmissions(admin);
  const caseId = answered[0]?.case?.id ?? '';
  const { client } = await getCase(admin, caseId);
  await close(admin, caseId);
  const forget = () => forgetClient(admin, { client: client.id, reason: 'She asked for it.' });
  await expect(forget()).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('waits a second time') as string,
  });
  await refuseSubmission(admin, toReview[0]?.id ?? '');
  await forget();
  for (const word of ['Quarles', 'zenobia@example', 'zither']) {
    expect(await tablesWith(word), word).toEqual([]);
  }
});

it('betrays to doctor what is written again where words were erased, and more that is erased', async () => {
  const { firm, id, clientId } = await firmWithClient();
  const { admin, firmId } = firm;
  await close(admin, id);
  await forgetClient(admin, { client: clientId, reason: 'She asked for it.' });
  const checks = async () => (await checkFirm(firmId)).map(({ check }) => check);
  await asOwner(`UPDATE handoffs SET note = 'Forged.' WHERE firm_id = $1`, [firmId]);
  expect(await checks()).toContain('handoff-trail');
  await asOwner(`UPDATE ethical_walls SET reason = 'Forged.' WHERE firm_id = $1`, [firmId]);
  expect(await checks()).toContain('wall-trail');
  await asOwner(
    `UPDATE event_texts SET words = NULL, salt = NULL, erased_at = now(),
            erasure_id = (SELECT erasure_id FROM event_texts WHERE erasure_id IS NOT NULL LIMIT 1)
      WHERE firm_id = $1 AND erased_at IS NULL`,
    [firmId],
  );
  expect(await checks()).toContain('event-texts');
});

it('is for admins, with a reason, once all cases are closed', async () => {
  const { firm, clientId } = await firmWithClient();
  const refusal = (actor: typeof firm.admin, client: string, reason = 'She asked for it.') =>
    forgetClient(actor, { client, reason }).then(
      () => null,
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
  expect(await refusal(firm.as('manager'), clientId)).toContain('forbidden');
  expect(await refusal(firm.admin, clientId, ' ')).toBe('validation-failed');
  expect(await refusal(firm.admin, clientId)).toBe('conflict');
  expect(await refusal(firm.admin, 'nobody@example.com')).toBe('not-found');
  const stranger = await newFirm();
  expect(await refusal(stranger.admin, clientId)).toBe('not-found');
  expect(await tablesWith(NAME)).toContain('clients');
});
