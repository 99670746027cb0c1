import { expect, test } from 'vitest';
import { maintainFirms } from '@/lib/worker/maintain-firms';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, addColleague, at, buildFirm, openCase } from '@/tests/integration/build-firm';
import { mailServerForEach } from '@/tests/integration/mail-server';
import { changeAttorney } from '@/lib/features/attorneys';
import { changeFirm, getFirmSettings } from '@/lib/features/firms';
import { addWall } from '@/lib/features/walls';
import { changeMailPreferences, sendDueDigests } from './';
import { MAIL_GROUPS } from './mail-groups';

/** Ten in the evening in New York: the next morning's digest is nine hours and a half away. */
const EVENING = '2026-12-01T03:00:00Z';
const MORNING = '2026-12-01T12:30:30Z';
const NEXT_MORNING = '2026-12-02T12:30:30Z';

const server = mailServerForEach();

const digests = () =>
  server().arrived.filter(({ mail }) => mail.subject?.startsWith('Your morning at'));

/** A firm with Ana, who signs in, a manager, and both digests at half past seven. */
async function firmWithMornings() {
  return at(EVENING, async () => {
    const firm = await buildFirm([]);
    const ana = await addAttorney(firm, { name: 'Ana', capacity: 1 });
    const member = await addColleague(firm, 'attorney', { name: 'Ana', email: ana.email });
    const manager = await addColleague(firm, 'manager');
    const choose = { groups: [...MAIL_GROUPS], digestAt: '07:30' };
    for (const [memberId, attorneyId] of [
      [member.id, ana.id],
      [manager.id, null],
    ] as const) {
      await changeMailPreferences({ firmId: firm.firmId, memberId, attorneyId } as Viewer, choose);
    }
    return { firm, ana, manager };
  });
}

test('each morning everyone who asked is told what is before them, once, by numbers and links', async () => {
  const { firm, ana, manager } = await firmWithMornings();
  const due = await at(EVENING, () => openCase(firm, { client: { name: 'Mika Aalto' } }));
  await asOwner(`UPDATE cases SET deadline = '2026-12-03' WHERE id = $1`, [due.id]);
  await at(EVENING, () => openCase(firm, { client: { name: 'Noor Haddad' } }));

  await at('2026-12-01T12:29:00Z', () => maintainFirms());
  expect(digests()).toEqual([]);
  await at(MORNING, () => maintainFirms());
  await at(MORNING, () => maintainFirms());
  const byReader = new Map(digests().map(({ to, mail }) => [to[0], mail]));
  expect([...byReader.keys()].sort()).toEqual([ana.email, manager.email].sort());
  expect(digests()).toHaveLength(2);

  const hers = byReader.get(ana.email);
  expect(hers?.text).toContain(`Case ${due.number} is due on Dec 3, 2026, in 2 days.`);
  expect(hers?.text).toContain(`https://cases.firm.example/cases/${due.id}`);
  expect(hers?.text).toContain('1 case came to you since yesterday.');
  const theirs = byReader.get(manager.email);
  expect(theirs?.text).toContain('1 case waits for an attorney, the longest for 9 hours.');
  expect(theirs?.text).toContain('In the firm: 1 deadline within 7 days.');
  for (const { raw, mail } of digests()) {
    expect(`${raw}${mail.text}${mail.html}`).not.toMatch(/Aalto|Haddad/);
  }

  await at(NEXT_MORNING, () => maintainFirms());
  expect(digests()).toHaveLength(4);
});

test('a morning without anything brings no mail, and one behind a wall says nothing of it', async () => {
  const { firm, ana } = await firmWithMornings();
  const hidden = await at(EVENING, () =>
    openCase(firm, { client: { name: 'Wei', company: 'Acme' } }),
  );
  await asOwner(`UPDATE cases SET deadline = '2026-12-03' WHERE id = $1`, [hidden.id]);
  await asOwner(`UPDATE notifications SET read_at = created_at WHERE firm_id = $1`, [firm.firmId]);
  await at(EVENING, () =>
    addWall(firm.actor, { attorneyId: ana.id, company: 'Acme', reason: 'Former counsel' }),
  );
  await asOwner(`UPDATE notifications SET read_at = created_at WHERE firm_id = $1`, [firm.firmId]);
  await at(MORNING, () => maintainFirms());
  expect(digests().filter(({ to }) => to[0] === ana.email)).toEqual([]);
});

test('a digest that the mail server refuses for now comes when it is back', async () => {
  const { firm } = await firmWithMornings();
  for (const name of ['One', 'Two']) await at(EVENING, () => openCase(firm, { client: { name } }));
  server().mood = 'busy';
  await at(MORNING, () => maintainFirms());
  expect(digests()).toEqual([]);
  server().mood = 'kind';
  await at('2026-12-01T12:46:00Z', () => maintainFirms());
  expect(digests()).toHaveLength(2);
});

test('a digest that is refused for good is not tried again that morning', async () => {
  const { firm, ana } = await firmWithMornings();
  for (const name of ['One', 'Two']) await at(EVENING, () => openCase(firm, { client: { name } }));
  server().mood = 'no-such-person';
  expect(await at(MORNING, () => sendDueDigests(firm.firmId, new Date(MORNING)))).toBe(0);
  server().mood = 'kind';
  for (const time of ['2026-12-01T12:31:30Z', '2026-12-01T13:31:30Z']) {
    await at(time, () => maintainFirms());
  }
  expect(digests()).toEqual([]);
  await at(NEXT_MORNING, () => maintainFirms());
  expect(digests().filter(({ to }) => to[0] === ana.email)).toHaveLength(1);
});

test('a digest that cannot be sent for hours is given up until the next morning', async () => {
  const { firm, ana } = await firmWithMornings();
  for (const name of ['One', 'Two']) await at(EVENING, () => openCase(firm, { client: { name } }));
  server().mood = 'busy';
  for (const time of [MORNING, '2026-12-01T16:31:00Z']) await at(time, () => maintainFirms());
  server().mood = 'kind';
  await at('2026-12-01T16:50:00Z', () => maintainFirms());
  expect(digests()).toEqual([]);
  await at(NEXT_MORNING, () => maintainFirms());
  expect(digests().filter(({ to }) => to[0] === ana.email)).toHaveLength(1);
});

test('two processes that send at a time send each digest once', async () => {
  const { firm } = await firmWithMornings();
  for (const name of ['One', 'Two']) await at(EVENING, () => openCase(firm, { client: { name } }));
  server().mood = 'slow';
  const morning = new Date(MORNING);
  const sent = await at(MORNING, () =>
    Promise.all([sendDueDigests(firm.firmId, morning), sendDueDigests(firm.firmId, morning)]),
  );
  expect(sent[0] + sent[1]).toBe(2);
  expect(digests()).toHaveLength(2);
});

test('a digest comes by the clock of where the firm and the attorney are now', async () => {
  const { firm, ana, manager } = await firmWithMornings();
  const dueFor = async () => {
    const rows = await asOwner<{ email: string; at: Date }>(
      `SELECT m.email, p.digest_due_at AS at FROM mail_preferences p JOIN members m ON m.id = p.member_id
        WHERE p.firm_id = $1`,
      [firm.firmId],
    );
    return Object.fromEntries(rows.map((row) => [row.email, row.at.toISOString()]));
  };
  const newYork = '2026-12-01T12:30:00.000Z';
  expect(await dueFor()).toEqual({ [ana.email]: newYork, [manager.email]: newYork });
  const { version, name, practised, workingWeekdays, holidaysText, mailNamesClients } =
    await getFirmSettings(firm.actor);
  await at(EVENING, () =>
    changeFirm(firm.actor, {
      ...{ version, name, timeZone: 'America/Los_Angeles', visaTypes: [...practised] },
      ...{ mailNamesClients, workingWeekdays: [...workingWeekdays], holidays: holidaysText },
    }),
  );
  const losAngeles = '2026-12-01T15:30:00.000Z';
  expect(await dueFor()).toEqual({ [ana.email]: newYork, [manager.email]: losAngeles });
  await at(EVENING, () => changeAttorney(firm.actor, ana.id, { timeZone: 'Europe/Berlin' }));
  expect(await dueFor()).toEqual({
    [ana.email]: '2026-12-01T06:30:00.000Z',
    [manager.email]: losAngeles,
  });
});

test('without a mail server the morning passes, and the next one is due', async () => {
  const { firm } = await firmWithMornings();
  delete process.env.SMTP_URL;
  await at(MORNING, () => maintainFirms());
  const due = await asOwner<{ at: Date }>(
    `SELECT DISTINCT digest_due_at AS at FROM mail_preferences WHERE firm_id = $1`,
    [firm.firmId],
  );
  expect(due.map((row) => row.at.toISOString())).toEqual(['2026-12-02T12:30:00.000Z']);
});
