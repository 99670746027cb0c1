import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { listNotifications } from '@/lib/platform/notifications';
import { changeCase, getCase } from '@/lib/features/cases';
import { changeMember } from '@/lib/features/members';
import { addWall } from '@/lib/features/walls';
import { checkFirm } from '@/lib/tools/doctor';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { addNote, listMentionable, listNotes } from './index';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

interface Person {
  readonly memberId: string;
  readonly attorneyId: string;
  readonly actor: Actor;
}

/** An attorney who signs in. */
async function person({ actor, firmId }: BuiltFirm, name: string): Promise<Person> {
  const attorney = await addAttorney({ actor }, { name });
  const member = await addColleague({ actor }, 'attorney', { name, email: attorney.email });
  const who = { kind: 'member', id: member.id, name, role: 'attorney' } as const;
  return {
    memberId: member.id,
    attorneyId: attorney.id,
    actor: { ...who, firmId, attorneyId: attorney.id },
  };
}

async function firmOfTwo() {
  const firm = await buildFirm([]);
  const ana = await person(firm, 'Ana Ruiz');
  const ben = await person(firm, 'Ben Sato');
  return { firm, ana, ben, one: await openCase(firm) };
}

const told = async ({ firmId }: BuiltFirm, { memberId }: Person) =>
  (await listNotifications({ firmId, memberId, attorneyId: null })).items.filter(
    ({ kind }) => kind === 'mentioned-in-note',
  );

const textsOn = async ({ actor }: BuiltFirm, caseId: string) =>
  (await listNotes(actor, caseId)).items.map(({ text }) => text);

describe('notes on a case', () => {
  it('of several people at one moment all stay, dated and signed, and make no edit stale', async () => {
    const { firm, ana, ben, one } = await firmOfTwo();
    const writers = [ana, ben, ana, ben, ana, ben];
    const written = await Promise.all(
      writers.map(({ actor }, n) => addNote(actor, one.id, { text: `Note ${n}.` })),
    );
    const { items } = await listNotes(firm.actor, one.id);
    expect(new Set(items.map(({ text }) => text)).size).toBe(6);
    expect(items).toEqual(expect.arrayContaining(written));
    expect(new Set(items.map(({ author }) => author))).toEqual(new Set(['Ana Ruiz', 'Ben Sato']));
    expect(items.every(({ writtenAt }) => Date.parse(writtenAt) > 0)).toBe(true);
    await changeCase(firm.actor, one.id, { version: one.version, priority: 'urgent' });
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });

  it('begin with what the case was opened with; a change of notes adds one', async () => {
    const { firm } = await firmOfTwo();
    const { id } = await openCase(firm, { notes: 'Came by a friend.' });
    await editCase(firm, id, { notes: 'Passport is on its way.' });
    await editCase(firm, id, { notes: null, stage: 'closed' });
    await addNote(firm.actor, id, { text: 'Closed by mistake?' });
    expect(await textsOn(firm, id)).toEqual([
      'Closed by mistake?',
      'Passport is on its way.',
      'Came by a friend.',
    ]);
  });

  it('come newest first in pages, none twice and none left out', async () => {
    const { firm, ana, one } = await firmOfTwo();
    const hours = [10, 11, 11, 11, 12];
    for (const [n, hour] of hours.entries()) {
      const text = `Note ${n}.`;
      await at(`2026-12-01T${hour}:00:00Z`, () => addNote(ana.actor, one.id, { text }));
    }
    const first = await listNotes(firm.actor, one.id, { limit: 3 });
    const cursor = first.nextCursor ?? '';
    const second = await listNotes(firm.actor, one.id, { limit: 3, cursor });
    expect(second.nextCursor).toBeNull();
    const items = [...first.items, ...second.items];
    expect(items.map(({ writtenAt }) => writtenAt.slice(11, 13))).toEqual(
      hours.toReversed().map(String),
    );
    expect(new Set(items.map(({ id }) => id)).size).toBe(5);
  });

  it('can be changed and taken out by no one', async () => {
    const { firm, one, ana } = await firmOfTwo();
    await addNote(ana.actor, one.id, { text: 'As it was said.' });
    const run = (sql: string) =>
      withWholeFirm(firm.firmId, (tx) =>
        tx.$executeRawUnsafe(`${sql} WHERE firm_id = $1::uuid`, firm.firmId),
      );
    await expect(run(`UPDATE case_notes SET text = 'Other'`)).rejects.toThrow(/row-level security/);
    await expect(run(`UPDATE case_notes SET author_name = 'Zoe'`)).rejects.toThrow(/denied/);
    await expect(run('DELETE FROM case_notes')).rejects.toThrow(/denied/);
  });

  it('are not empty, and not longer than a note may be', async () => {
    const { ana, one } = await firmOfTwo();
    for (const text of [' \n ', 'x'.repeat(10_001)]) {
      await expect(addNote(ana.actor, one.id, { text })).rejects.toMatchObject({
        code: 'validation-failed',
      });
    }
  });

  it('from when a case had one text are kept, signed by who wrote it', async () => {
    const { firm, one } = await firmOfTwo();
    await asOwner(`UPDATE cases SET notes = 'From before.' WHERE firm_id = $1 AND id = $2`, [
      firm.firmId,
      one.id,
    ]);
    const migration = 'prisma/migrations/20261201010000_case_notes/migration.sql';
    const [insert] = /INSERT INTO case_notes[^;]*/.exec(fs.readFileSync(migration, 'utf8')) ?? [];
    await asOwner(insert ?? '');
    const { items } = await listNotes(firm.actor, one.id);
    expect(items).toMatchObject([{ text: 'From before.', author: firm.actor.name }]);
    expect((await getCase(firm.actor, one.id)).receivedAt.slice(0, 16)).toBe(
      items[0]?.writtenAt.slice(0, 16),
    );
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});

describe('a mention', () => {
  it('is told to whom it names, once, and to no one of what they wrote themselves', async () => {
    const { firm, ana, ben, one } = await firmOfTwo();
    const text = '@Ben Sato, please call; @ben sato knows her. – @Ana Ruiz';
    const note = await addNote(ana.actor, one.id, { text });
    expect(note.mentions.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Ben Sato']);
    expect(await told(firm, ben)).toMatchObject([
      { facts: { by: 'Ana Ruiz' }, case: { id: one.id } },
    ]);
    expect(await told(firm, ana)).toEqual([]);
  });

  it('of someone who has left is words and nothing else', async () => {
    const { firm, ana, ben, one } = await firmOfTwo();
    await changeMember(firm.actor, ben.memberId, { active: false, version: 1 });
    const { mentions } = await addNote(ana.actor, one.id, { text: 'Ask @Ben Sato.' });
    expect(mentions).toEqual([]);
    expect(await told(firm, ben)).toEqual([]);
  });

  it('of someone behind a wall is refused with the reason, and the list says so before', async () => {
    const { firm, ana, ben, one } = await firmOfTwo();
    await addWall(firm.actor, {
      attorneyId: ben.attorneyId,
      clientId: one.client.id,
      reason: 'Represented the other side',
    });
    const whom = await listMentionable(ana.actor, one.id);
    expect(whom.filter(({ canSee }) => !canSee).map(({ name }) => name)).toEqual(['Ben Sato']);
    expect(whom.length).toBeGreaterThan(1);
    const refused = addNote(ana.actor, one.id, { text: 'Ask @Ben Sato.' });
    await expect(refused).rejects.toMatchObject({
      code: 'ethical-wall',
      fields: [
        {
          path: 'text',
          message: expect.stringContaining('Ben Sato cannot see this case') as string,
        },
      ],
    });
    expect(await textsOn(firm, one.id)).toEqual([]);
    // The same person elsewhere, and the same name without the sign.
    const other = await openCase(firm);
    await addNote(ana.actor, other.id, { text: 'Ask @Ben Sato.' });
    await addNote(ana.actor, one.id, { text: 'Ben Sato must not see this.' });
    expect(await told(firm, ben)).toHaveLength(1);
  });
});
