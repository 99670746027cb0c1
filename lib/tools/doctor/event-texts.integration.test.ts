import { expect, it } from 'vitest';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { addNote } from '@/lib/features/notes';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm, type TestFirm } from '@/tests/integration/new-firm';
import { checkFirm } from './check-firm';

const LABELS = 'Her brother is ill.';

/** A firm whose audit trail has words: a note that was added. */
async function firmWithWords(): Promise<TestFirm> {
  const firm = await newFirm();
  await firm.addAttorney();
  const { id } = await firm.addCase();
  await addNote(firm.admin, id, { text: LABELS });
  expect(await checkFirm(firm.firmId)).toEqual([]);
  return firm;
}

it('keeps no name and no word of an event within its chain', async () => {
  const { firmId } = await firmWithWords();
  const [row] = await asOwner<{ facts: string; words: string; names: string[] }>(
    `SELECT (SELECT string_agg(data::text, ' ') FROM events WHERE firm_id = $1) AS facts,
            (SELECT string_agg(words::text, ' ') FROM event_texts WHERE firm_id = $1) AS words,
            (SELECT array_agg(name) || array_agg(email) FROM attorneys WHERE firm_id = $1) AS names`,
    [firmId],
  );
  for (const word of [LABELS, ...(row?.names ?? [])]) {
    expect(row?.words).toContain(word);
    expect(row?.facts).not.toContain(word);
  }
});

it.each([
  [
    'words that were changed',
    'event-texts',
    `UPDATE event_texts SET words = jsonb_set(words, '{note}', '"Forged."')
      WHERE firm_id = $1 AND words ? 'note'`,
  ],
  [
    'words under another salt',
    'event-texts',
    `UPDATE event_texts SET salt = reverse(salt) WHERE firm_id = $1 AND words ? 'note'`,
  ],
  [
    'words that are gone',
    'event-texts',
    `DELETE FROM event_texts WHERE firm_id = $1 AND words ? 'note'`,
  ],
  [
    'words that were erased without a record',
    'event-texts',
    `UPDATE event_texts SET words = NULL, salt = NULL, erased_at = now(), erasure_id = '${newId()}'
      WHERE firm_id = $1 AND words ? 'note'`,
  ],
  [
    'words beside an event that had none',
    'event-texts',
    `INSERT INTO event_texts (firm_id, id, salt, words)
     SELECT firm_id, id, 'salt', '{"note": "Forged."}' FROM events
      WHERE firm_id = $1 AND kind = 'case-opened'`,
  ],
  [
    'another name of whoever acted',
    'event-chain',
    `UPDATE events SET actor_name = 'Mallory' WHERE firm_id = $1 AND kind = 'note-added'`,
  ],
  [
    'a digest of other words',
    'event-chain',
    `UPDATE events SET text_digest = reverse(text_digest)
      WHERE firm_id = $1 AND kind = 'note-added'`,
  ],
])('finds %s', async (_what, check, sql) => {
  const { firmId } = await firmWithWords();
  await asOwner(sql, [firmId]);
  expect((await checkFirm(firmId)).map((finding) => finding.check)).toContain(check);
});

it('lets the product erase words, and neither change them nor take them out', async () => {
  const { firmId } = await firmWithWords();
  const run = (sql: string) =>
    withWholeFirm(firmId, (tx) => tx.$executeRawUnsafe(`${sql} WHERE firm_id = $1::uuid`, firmId));
  await expect(run(`UPDATE event_texts SET words = '{}'`)).rejects.toThrow(/row-level security/);
  await expect(run('DELETE FROM event_texts')).rejects.toThrow(/permission denied/);
  await expect(run(`UPDATE events SET text_digest = ''`)).rejects.toThrow(/permission denied/);
});
