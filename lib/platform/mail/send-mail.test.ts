import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailServer } from '@/tests/integration/mail-server';
import { UndeliverableError } from '@/lib/platform/outbox';
import type { MailSettings } from './mail-settings';
import { closeMail, sendMail, type Mail } from './send-mail';

let server: MailServer;
let settings: MailSettings;

beforeEach(async () => {
  server = await MailServer.start();
  settings = {
    smtpUrl: new URL(server.url),
    from: 'Evenhand <cases@firm.example>',
    origin: 'https://cases.firm.example',
  };
});

afterEach(async () => {
  closeMail();
  await server.stop();
});

function mailTo(address = 'ana@example.com', rest: Partial<Mail> = {}): Mail {
  return {
    id: 'mail:1',
    to: { name: 'Ana', address },
    content: {
      subject: 'Two things',
      intro: ['Hello Ana,'],
      action: { label: 'Open', path: '/dashboard' },
      because: 'You are a member.',
    },
    ...rest,
  };
}

describe('a mail', () => {
  it('arrives with an HTML and a text part, and says how to end it in one press', async () => {
    const unsubscribePath = `/api/mail/unsubscribe?token=${'0123456789'.repeat(12)}`;
    await sendMail(settings, mailTo('ana@example.com', { unsubscribePath }));
    const [{ mail, raw } = { mail: null, raw: '' }] = server.arrived;
    expect(mail).toMatchObject({
      subject: 'Two things',
      from: { name: 'Evenhand', address: 'cases@firm.example' },
      to: [{ name: 'Ana', address: 'ana@example.com' }],
      messageId: '<mail.1@cases.firm.example>',
    });
    expect(mail?.text).toContain('https://cases.firm.example/dashboard');
    expect(mail?.html).toContain('href="https://cases.firm.example/dashboard"');
    // A header may be folded where there is a space, which is none in an address.
    expect(raw).toMatch(/^List-Unsubscribe:\s/m);
    expect(raw).toContain(`<https://cases.firm.example${unsubscribePath}>`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toContain('Auto-Submitted: auto-generated');
  });

  it('has no header and no recipient that a name put there', async () => {
    const name = 'Ana\r\nBcc: victim@example.com\r\n\r\nBuy this';
    const mail = mailTo();
    await sendMail(settings, {
      ...mail,
      to: { name, address: 'ana@example.com' },
      content: { ...mail.content, subject: `${name} invites you`, intro: [name] },
    });
    const [arrived] = server.arrived;
    expect(arrived?.to).toEqual(['ana@example.com']);
    expect(arrived?.mail.bcc).toBeUndefined();
    expect(arrived?.mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(arrived?.mail.to?.map(({ address }) => address)).toEqual(['ana@example.com']);
  });

  it('to an address that belongs to no one is not sent', async () => {
    await sendMail(settings, mailTo('ana@demo.example'));
    expect(server.arrived).toEqual([]);
  });
});

describe('a mail server', () => {
  it('that is slow gets its time', async () => {
    server.mood = 'slow';
    await sendMail(settings, mailTo());
    expect(server.arrived).toHaveLength(1);
  });

  it('that refuses for now, or hangs up in the middle, is asked again', async () => {
    for (const mood of ['busy', 'hangs-up'] as const) {
      server.mood = mood;
      const failure = await sendMail(settings, mailTo()).catch((error: unknown) => error);
      expect(failure, mood).toBeInstanceOf(Error);
      expect(failure, mood).not.toBeInstanceOf(UndeliverableError);
    }
    server.mood = 'kind';
    await sendMail(settings, mailTo());
    expect(server.arrived).toHaveLength(1);
  });

  it('that is not there is asked again', async () => {
    await server.stop();
    const failure = await sendMail(settings, mailTo()).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(UndeliverableError);
    server = await MailServer.start();
  });

  it('that refuses a person or a message for good is not', async () => {
    for (const mood of ['no-such-person', 'no-such-message'] as const) {
      server.mood = mood;
      await expect(sendMail(settings, mailTo()), mood).rejects.toBeInstanceOf(UndeliverableError);
    }
  });
});
