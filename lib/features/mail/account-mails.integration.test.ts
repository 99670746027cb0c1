import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findInvitation,
  inviteMember,
  makeResetLink,
  renewInvitation,
  resetPassword,
  revokeInvitation,
} from '@/lib/features/identity';
import { createFirm } from '@/lib/features/firms';
import { closeMail } from '@/lib/platform/mail';
import { deliverOutbox } from '@/lib/platform/outbox';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { addColleague, at, buildFirm, type BuiltFirm } from '@/tests/integration/build-firm';
import { MailServer } from '@/tests/integration/mail-server';
import { mailConsumer } from './';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const ORIGIN = 'https://cases.firm.example';

let server: MailServer;

beforeEach(async () => {
  server = await MailServer.start();
  Object.assign(process.env, {
    SMTP_URL: server.url,
    MAIL_FROM: 'Evenhand <cases@firm.example>',
    NEXTAUTH_URL: ORIGIN,
  });
});

afterEach(async () => {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_URL']) delete process.env[name];
  closeMail();
  await server.stop();
});

const person = (name: string) => ({
  name,
  email: `person-${newId()}@example.com`,
  role: 'intake' as const,
});

const send = ({ firmId }: Pick<BuiltFirm, 'firmId'>) => deliverOutbox(firmId, mailConsumer);

/** The token of the link in a mail's text. */
function tokenIn(text = ''): string {
  return /https:\/\/cases\.firm\.example\/(?:invitation|reset)\/([\w-]{43})/.exec(text)?.[1] ?? '';
}

describe('an invitation', () => {
  it('comes by mail with a link that works, the same that the admin was shown', async () => {
    const firm = await buildFirm([]);
    const asked = person('Mika Aalto');
    const made = await inviteMember(firm.actor, asked);
    await send(firm);
    const [{ to, mail } = { to: [], mail: null }] = server.arrived;
    expect(to).toEqual([asked.email]);
    expect(mail?.text).toContain(`${ORIGIN}${made.path}`);
    expect(await findInvitation(tokenIn(mail?.text))).toMatchObject({ email: asked.email });
  });

  it('comes again with the same link when the mail server was busy, and is one mail', async () => {
    const firm = await buildFirm([]);
    const made = await inviteMember(firm.actor, person('Mika'));
    server.mood = 'busy';
    await send(firm);
    server.mood = 'kind';
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await at(later, () => send(firm));
    await at(later, () => send(firm));
    expect(server.arrived).toHaveLength(1);
    expect(server.arrived[0]?.mail.text).toContain(made.path);
  });

  it('is not sent any more once it is taken back', async () => {
    const firm = await buildFirm([]);
    const { invitationId } = await inviteMember(firm.actor, person('Mika'));
    await revokeInvitation(firm.actor, invitationId);
    await send(firm);
    expect(server.arrived).toEqual([]);
  });

  it('that is renewed comes with its new link', async () => {
    const firm = await buildFirm([]);
    const { invitationId } = await inviteMember(firm.actor, person('Mika'));
    await send(firm);
    const renewed = await renewInvitation(firm.actor, invitationId);
    await send(firm);
    expect(server.arrived.at(-1)?.mail.text).toContain(renewed.path);
  });

  it('of a firm’s first admin comes too', async () => {
    const adminEmail = `first-${newId()}@example.com`;
    const { firmId } = await createFirm({
      ...{ name: `Firm ${newId()}`, adminEmail, timeZone: 'America/New_York' },
    });
    await send({ firmId });
    expect(server.arrived.map(({ to }) => to)).toEqual([[adminEmail]]);
  });

  it('to an address that the mail server does not know has failed for good', async () => {
    const firm = await buildFirm([]);
    await inviteMember(firm.actor, person('Mika'));
    server.mood = 'no-such-person';
    await send(firm);
    const failures = await asOwner<{ next: Date | null; error: string }>(
      'SELECT next_attempt_at AS next, error FROM outbox_failures WHERE firm_id = $1',
      [firm.firmId],
    );
    expect(failures).toMatchObject([
      { next: null, error: expect.stringContaining('No such person') as string },
    ]);
  });
});

describe('a password', () => {
  it('is set anew by a link that comes by mail; that it was changed comes as well', async () => {
    const firm = await buildFirm([]);
    const member = await addColleague(firm, 'intake');
    await makeResetLink(firm.actor, member.id);
    await send(firm);
    const token = tokenIn(server.arrived[0]?.mail.text);
    expect(server.arrived[0]?.to).toEqual([member.email]);
    await resetPassword({ token, newPassword: 'seven unlikely herons on a tram' });
    await send(firm);
    expect(server.arrived.at(-1)).toMatchObject({
      to: [member.email],
      mail: { subject: 'Your password for Evenhand was changed' },
    });
    expect(server.arrived.at(-1)?.mail.text).not.toMatch(/\/reset\//);
  });
});

describe('without a mail server', () => {
  it('nothing is sent, nothing fails, and nothing is made up for later', async () => {
    const firm = await buildFirm([]);
    delete process.env.SMTP_URL;
    await inviteMember(firm.actor, person('Mika'));
    expect(await send(firm)).toEqual({ status: 'done' });
    process.env.SMTP_URL = server.url;
    await send(firm);
    expect(server.arrived).toEqual([]);
  });
});
