import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { planCovers, recordAbsence } from '@/lib/features/absences';
import { changeCase, getCase } from '@/lib/features/cases';
import { changeMember, removeMember } from '@/lib/features/members';
import { removeWall } from '@/lib/features/walls';
import type { Actor } from '@/lib/platform/auth/actor';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, addColleague, buildFirm, openCase } from '@/tests/integration/build-firm';
import { buildWallFixture, day } from '@/tests/integration/wall-fixture';
import { listFeeds, makeFeed, readFeed, revokeFeed } from './index';

const ADDRESS = '203.0.113.7';
const nameOf = (path: string) => path.split('/').at(-1) ?? '';

/** A firm of which one attorney, Ana, can sign in. */
async function firmOfAna() {
  const firm = await buildFirm([{ name: 'Ben Sato' }], { timeZone: 'UTC' });
  const email = `ana-${newId()}@example.com`;
  const ana = await addAttorney(firm, { name: 'Ana Ruiz', email });
  const member = await addColleague(firm, 'attorney', { name: 'Ana Ruiz', email });
  const actor: Actor = {
    ...{ firmId: firm.firmId, role: 'attorney', kind: 'member', id: member.id },
    ...{ name: 'Ana Ruiz', attorneyId: ana.id },
  };
  return { firm, ana, member, actor };
}

async function entriesAt(path: string) {
  const answer = await readFeed(nameOf(path), ADDRESS);
  if (answer.kind !== 'calendar') throw new Error(`There was ${answer.kind}.`);
  const events = ICAL.Component.fromString(answer.body).getAllSubcomponents('vevent');
  const entries = events.map((component) => {
    const { summary, startDate, endDate } = new ICAL.Event(component);
    return `${startDate.toString()} ${endDate.toString()} ${summary}`;
  });
  return { ...answer, entries };
}

const isGone = async (path: string) => {
  return (await readFeed(nameOf(path), ADDRESS)).kind === 'nothing';
};

describe('a private calendar address', () => {
  it('gives the deadlines, covers and absences of its member, and names no client', async () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://cases.firm.example');
    const { firm, ana, actor } = await firmOfAna();
    const ben = firm.ids['Ben Sato'] ?? '';
    const client = { name: 'Helga Hush', email: `helga-${newId()}@example.com`, company: 'Hushco' };
    const opened = [];
    for (let count = 0; count < 4; count += 1) {
      opened.push(await openCase(firm, { client, deadline: day(5) }));
    }
    const hers = opened.find(({ attorney }) => attorney?.id === ana.id);
    const his = opened.find(({ attorney }) => attorney?.id === ben);
    const away = { startsOn: day(4), endsOn: day(8), note: 'Surgery' };
    const absence = await recordAbsence(firm.actor, { attorneyId: ana.id, kind: 'sick', ...away });
    const covers = [{ caseId: hers?.id ?? '', attorneyId: ben }];
    await planCovers(firm.actor, { absenceId: absence.id, covers });
    const other = { attorneyId: ben, startsOn: day(12), endsOn: day(12) };
    const bens = await recordAbsence(firm.actor, { ...other, kind: 'vacation' });
    const { version } = await getCase(firm.actor, his?.id ?? '');
    await changeCase(firm.actor, his?.id ?? '', { version, deadline: day(12) });
    await planCovers(firm.actor, {
      absenceId: bens.id,
      covers: [{ caseId: his?.id ?? '', attorneyId: ana.id }],
    });

    const { path } = await makeFeed(actor, { name: 'Outlook' });
    const { entries, body } = await entriesAt(path);
    const deadlines = opened
      .filter(({ attorney }) => attorney?.id === ana.id)
      .map(({ number }) => `${day(5)} ${day(6)} Deadline: case ${number} (H-1B)`);
    expect(entries.toSorted()).toEqual(
      [
        ...deadlines,
        `${day(4)} ${day(9)} Out of office`,
        `${day(4)} ${day(9)} Covered by Ben Sato: case ${hers?.number} (H-1B)`,
        `${day(12)} ${day(13)} Covering for Ben Sato: case ${his?.number} (H-1B)`,
      ].toSorted(),
    );
    const text = body.replaceAll('\r\n ', '');
    expect(text).toContain(`URL:https://cases.firm.example/cases/${hers?.id}`);
    expect(text).not.toMatch(/Helga|Hush|helga-|Surgery|[Ss]ick/);
  });

  it('numbers the covers of an absence so that a case that leaves them makes it no older', async () => {
    const { firm, ana, actor } = await firmOfAna();
    const opened = [];
    for (let count = 0; count < 4; count += 1) opened.push(await openCase(firm));
    const hers = opened.filter(({ attorney }) => attorney?.id === ana.id);
    const away = {
      attorneyId: ana.id,
      kind: 'vacation',
      startsOn: day(4),
      endsOn: day(8),
    } as const;
    const absence = await recordAbsence(firm.actor, away);
    const attorneyId = firm.ids['Ben Sato'] ?? '';
    const covers = hers.map(({ id: caseId }) => ({ caseId, attorneyId }));
    await planCovers(firm.actor, { absenceId: absence.id, covers });
    const { path } = await makeFeed(actor, { name: 'Outlook' });
    const shown = async () => {
      const { body } = await entriesAt(path);
      const events = ICAL.Component.fromString(body).getAllSubcomponents('vevent');
      const [cover] = events
        .map((one) => new ICAL.Event(one))
        .filter(({ uid }) => uid.startsWith('cover-'));
      return { summary: cover?.summary, sequence: cover?.sequence ?? 0 };
    };
    const before = await shown();
    expect(before.summary).toBe('Covered by Ben Sato: 2 cases');
    const id = hers[0]?.id ?? '';
    const { version } = await getCase(firm.actor, id);
    await changeCase(firm.actor, id, { version, stage: 'closed' });
    const after = await shown();
    expect(after.summary).toBe(`Covered by Ben Sato: case ${hers[1]?.number} (H-1B)`);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  it('gives nothing from behind a wall of its member', async () => {
    const { firm, wanda, walled, ids, wallId, secrets } = await buildWallFixture('client');
    const { path } = await makeFeed(walled.as('attorney'), { name: 'Phone' });
    const behind = await entriesAt(path);
    for (const secret of secrets) expect(behind.body).not.toContain(secret);
    expect(behind.body).not.toContain('Deadline');
    expect(behind.entries.join()).not.toContain('Covered');
    expect(behind.body).toContain('Out of office');
    await removeWall(firm.actor, wallId);
    expect((await entriesAt(path)).body.replaceAll('\r\n ', '')).toContain(ids.held);
    expect(wanda.id).not.toBe('');
  });

  it('is gone for one that was revoked, is another firm’s, or never was', async () => {
    const [here, there] = [await firmOfAna(), await firmOfAna()];
    const made = await makeFeed(here.actor, { name: 'Outlook' });
    const foreign = await makeFeed(there.actor, { name: 'Outlook' });
    const bytes = (path: string) => Buffer.from(nameOf(path).replace('.ics', ''), 'base64url');
    // The one firm's name with the other's secret.
    const mixed = Buffer.concat([
      bytes(made.path).subarray(0, 16),
      bytes(foreign.path).subarray(16),
    ]);
    for (const one of ['', 'x', 'x'.repeat(64), mixed.toString('base64url'), '../x', '\u0000']) {
      expect(await readFeed(one, ADDRESS), one).toEqual({ kind: 'nothing' });
    }
    await expect(revokeFeed(there.actor, { feedId: made.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const colleague = { ...here.actor, id: newId(), role: 'admin' as const };
    await expect(revokeFeed(colleague, { feedId: made.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await isGone(made.path)).toBe(false);
    await revokeFeed(here.actor, { feedId: made.id });
    expect(await isGone(made.path)).toBe(true);
    expect(await listFeeds(here.actor)).toEqual([]);
    expect(await isGone(foreign.path)).toBe(false);
  });

  it('is gone with its member’s access, and for good where they are removed', async () => {
    const { firm, member, actor } = await firmOfAna();
    const { path } = await makeFeed(actor, { name: 'Outlook' });
    await changeMember(firm.actor, member.id, { version: 1, active: false });
    expect(await isGone(path)).toBe(true);
    await changeMember(firm.actor, member.id, { version: 2, active: true });
    expect(await isGone(path)).toBe(false);
    await removeMember(firm.actor, { memberId: member.id, version: 3 });
    expect(await isGone(path)).toBe(true);
    // Who is invited again is the member that they were.
    const left = await asOwner('SELECT id FROM calendar_feeds WHERE firm_id = $1', [firm.firmId]);
    expect(left).toEqual([]);
  });

  it('is shown once, and stored as nothing from which it could be made', async () => {
    const { firm, actor } = await firmOfAna();
    const { path } = await makeFeed(actor, { name: 'Outlook' });
    const rows = await asOwner('SELECT * FROM calendar_feeds WHERE firm_id = $1', [firm.firmId]);
    const events = await asOwner('SELECT * FROM events WHERE firm_id = $1', [firm.firmId]);
    const token = nameOf(path).replace('.ics', '');
    expect(JSON.stringify([rows, events, await listFeeds(actor)])).not.toContain(token.slice(24));
    const api: Actor = { ...actor, kind: 'api-key' };
    await expect(makeFeed(api, { name: 'Key' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(makeFeed(actor, { name: 'outlook' })).rejects.toThrow(/already/);
    for (const name of ['Two', 'Three', 'Four', 'Five']) await makeFeed(actor, { name });
    await expect(makeFeed(actor, { name: 'Six' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('answers the same while nothing has changed, and only so often an hour', async () => {
    const { firm, actor, ana } = await firmOfAna();
    const { path } = await makeFeed(actor, { name: 'Outlook' });
    const first = await entriesAt(path);
    expect((await entriesAt(path)).etag).toBe(first.etag);
    const days = { startsOn: day(4), endsOn: day(4), kind: 'court' as const };
    await recordAbsence(firm.actor, { attorneyId: ana.id, ...days });
    expect((await entriesAt(path)).etag).not.toBe(first.etag);
    const kinds = new Set<string>();
    for (let count = 0; count < 120; count += 1) {
      kinds.add((await readFeed(nameOf(path), ADDRESS)).kind);
    }
    expect([...kinds]).toEqual(['calendar', 'too-often']);
  });

  it('is not looked for, of a network that asked too often, until a quarter of an hour is over', async () => {
    const { actor } = await firmOfAna();
    const name = nameOf((await makeFeed(actor, { name: 'Outlook' })).path);
    const busy = '203.0.113.99';
    for (let count = 0; count < 600; count += 1) await readFeed('nowhere', busy);
    const answer = await readFeed(name, busy);
    if (answer.kind !== 'too-often') throw new Error(`There was ${answer.kind}.`);
    expect(answer.seconds).toBeGreaterThan(0);
    expect(answer.seconds).toBeLessThanOrEqual(15 * 60);
    expect((await readFeed(name, '203.0.113.98')).kind).toBe('calendar');
  });
});
