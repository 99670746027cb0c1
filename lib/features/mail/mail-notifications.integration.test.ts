import { describe, expect, it } from 'vitest';
import { addNote } from '@/lib/features/notes';
import { addWall } from '@/lib/features/walls';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { readAllNotifications } from '@/lib/platform/notifications';
import { deliverOutbox } from '@/lib/platform/outbox';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  addColleague,
  at,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { mailServerForEach } from '@/tests/integration/mail-server';
import { changeMailPreferences, getMailPreferences, mailConsumer, unsubscribe } from './';
import { MAIL_GROUPS } from './mail-groups';
import { unsubscribePath } from './unsubscribe';

/** Ten in the morning in New York. */
const START = '2026-12-01T15:00:00Z';
const minutes = (count: number) => new Date(Date.parse(START) + count * 60_000).toISOString();

const server = mailServerForEach();

/** A firm whose one attorney signs in. */
async function firmWithAna() {
  const firm = await at(START, () => buildFirm([]));
  const ana = await at(START, () => addAttorney(firm, { name: 'Ana', capacity: 100 }));
  const member = await at(START, () =>
    addColleague(firm, 'attorney', { name: 'Ana', email: ana.email }),
  );
  const viewer = { firmId: firm.firmId, memberId: member.id, attorneyId: ana.id };
  return { firm, ana, email: ana.email, viewer: viewer as Viewer };
}

const open = (firm: BuiltFirm, minute: number, client = 'Mika Aalto') =>
  at(minutes(minute), () => openCase(firm, { client: { name: client } }));

const send = ({ firmId }: BuiltFirm, minute: number) =>
  at(minutes(minute), () => deliverOutbox(firmId, mailConsumer));

const subjects = () => server().arrived.map(({ mail }) => mail.subject);

describe('an attorney', () => {
  it('is written to of a case, by its number and link, without the client’s name', async () => {
    const { firm, email } = await firmWithAna();
    const opened = await open(firm, 0);
    await send(firm, 3);
    expect(server().arrived.map(({ to }) => to)).toEqual([[email]]);
    expect(subjects()).toEqual([`The rules gave you case ${opened.number}.`]);
    const { raw, mail } = server().arrived[0] ?? { raw: '', mail: null };
    expect(mail?.text).toContain(`https://cases.firm.example/cases/${opened.id}`);
    expect(`${raw}${mail?.text}${mail?.html}`).not.toContain('Aalto');
  });

  it('is written to of a note that mentions them, without what it says', async () => {
    const { firm } = await firmWithAna();
    const { id, number } = await open(firm, 0);
    await send(firm, 3);
    await at(minutes(4), () => addNote(firm.actor, id, { text: 'Mika Aalto called, @Ana.' }));
    await send(firm, 7);
    expect(subjects()[1]).toBe(`Evenhand mentioned you in a note on case ${number}.`);
    expect(server().arrived[1]?.raw).not.toContain('Aalto');
  });

  it('gets one mail of what comes within two minutes, and each thing once', async () => {
    const { firm } = await firmWithAna();
    for (const minute of [0, 0.5, 1]) await open(firm, minute);
    await send(firm, 1);
    expect(subjects()).toEqual([]);
    await send(firm, 2.1);
    await send(firm, 5);
    expect(subjects()).toEqual([`3 things for you at ${firm.name}`]);
    await open(firm, 6);
    await send(firm, 9);
    expect(server().arrived).toHaveLength(2);
  });

  it('is not written to of what they have read meanwhile', async () => {
    const { firm, viewer } = await firmWithAna();
    await open(firm, 0);
    await at(minutes(1), () => readAllNotifications(viewer, new Date(minutes(1))));
    await send(firm, 3);
    expect(server().arrived).toEqual([]);
  });

  it('gets it when the mail server has come back, once', async () => {
    const { firm } = await firmWithAna();
    await open(firm, 0);
    server().mood = 'busy';
    await send(firm, 3);
    expect(server().arrived).toEqual([]);
    server().mood = 'kind';
    await send(firm, 10);
    await send(firm, 11);
    expect(server().arrived).toHaveLength(1);
  });

  it('is written to of nothing behind a wall of theirs', async () => {
    const { firm, ana } = await firmWithAna();
    const opened = await open(firm, 0);
    await at(minutes(1), () =>
      addWall(firm.actor, {
        attorneyId: ana.id,
        clientId: opened.client.id,
        reason: 'Represented the other side',
      }),
    );
    await send(firm, 4);
    const toAna = server().arrived.filter(({ to }) => to.includes(ana.email));
    expect(toAna).toEqual([]);
  });
});

describe('a member', () => {
  it('is not written to about what they have switched off', async () => {
    const { firm, viewer } = await firmWithAna();
    const groups = MAIL_GROUPS.filter((group) => group !== 'assigned');
    expect(await getMailPreferences(viewer)).toMatchObject({ off: [], quiet: null });
    await changeMailPreferences(viewer, { groups });
    expect(await getMailPreferences(viewer)).toMatchObject({ off: ['assigned'], quiet: null });
    await open(firm, 0);
    await send(firm, 3);
    await changeMailPreferences(viewer, { groups: [...MAIL_GROUPS] });
    await send(firm, 6);
    expect(server().arrived).toEqual([]);
  });

  it('is left alone in their quiet hours and hears after them', async () => {
    const { firm, viewer } = await firmWithAna();
    const quiet = { quietFrom: '09:00', quietUntil: '11:30' };
    await changeMailPreferences(viewer, { groups: [...MAIL_GROUPS], ...quiet });
    await open(firm, 0);
    await send(firm, 3);
    await send(firm, 89);
    expect(server().arrived).toEqual([]);
    await send(firm, 91);
    expect(server().arrived).toHaveLength(1);
  });

  it('who waits keeps no colleague waiting', async () => {
    const { firm, viewer, email } = await firmWithAna();
    const ben = await addAttorney(firm, { name: 'Ben', capacity: 100 });
    await addColleague(firm, 'attorney', { name: 'Ben', email: ben.email });
    const quiet = { quietFrom: '09:00', quietUntil: '11:30' };
    await changeMailPreferences(viewer, { groups: [...MAIL_GROUPS], ...quiet });
    for (const minute of [0, 0.1, 0.2, 0.3]) await open(firm, minute, `Client ${minute}`);
    await send(firm, 4);
    expect(server().arrived.map(({ to }) => to)).toEqual([[ben.email]]);
    await send(firm, 92);
    expect(server().arrived.map(({ to }) => to)).toEqual([[ben.email], [email]]);
  });

  it('whose address is dead keeps no colleague from hearing, and is tried once', async () => {
    const { firm, viewer, email } = await firmWithAna();
    const ben = await addAttorney(firm, { name: 'Ben', capacity: 100 });
    await addColleague(firm, 'attorney', { name: 'Ben', email: ben.email });
    const quiet = { quietFrom: '09:00', quietUntil: '11:30' };
    await changeMailPreferences(viewer, { groups: [...MAIL_GROUPS], ...quiet });
    for (const minute of [0, 0.1, 0.2, 0.3]) await open(firm, minute, `Client ${minute}`);
    server().mood = 'no-such-person';
    await send(firm, 4);
    server().mood = 'kind';
    await send(firm, 92);
    expect(server().arrived.map(({ to }) => to)).toEqual([[email]]);
  });

  it('ends all of it by one press in the mail, and no one ends another’s', async () => {
    const { firm, viewer } = await firmWithAna();
    await open(firm, 0);
    await send(firm, 3);
    const token = unsubscribePath(viewer).split('token=')[1] ?? '';
    expect(server().arrived[0]?.raw.replaceAll(/\r\n\s+/g, ' ')).toContain(token);
    const other = await addColleague(firm, 'intake');
    const forged = token.replace(viewer.memberId, other.id);
    expect(await unsubscribe(forged)).toBe(false);
    expect(await unsubscribe('')).toBe(false);
    expect(
      await asOwner('SELECT 1 FROM mail_preferences WHERE member_id = $1', [other.id]),
    ).toEqual([]);
    expect(await unsubscribe(token)).toBe(true);
    await open(firm, 10);
    await send(firm, 13);
    expect(server().arrived).toHaveLength(1);
  });
});
