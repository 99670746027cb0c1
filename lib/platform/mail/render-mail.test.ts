import { expect, it } from 'vitest';
import { renderMail } from './render-mail';

const ORIGIN = 'https://cases.example.com';

it('says the same in HTML and in text, with whole addresses', () => {
  const mail = renderMail(
    {
      subject: 'Two things',
      intro: ['Since you last looked:'],
      items: [
        { text: 'The rules gave you case 12.', path: '/cases/abc' },
        { text: 'Nothing to open.', path: null },
      ],
      action: { label: 'Open Evenhand', path: '/dashboard' },
      because: 'You get this as a member of Lopez & Partners.',
    },
    ORIGIN,
  );
  for (const part of [mail.html, mail.text]) {
    for (const said of [
      'Since you last looked:',
      'The rules gave you case 12.',
      `${ORIGIN}/cases/abc`,
      'Nothing to open.',
      `${ORIGIN}/dashboard`,
    ]) {
      expect(part).toContain(said);
    }
  }
  expect(mail.html).toContain('Lopez &amp; Partners');
});

it('keeps names from being markup, headers or steering characters', () => {
  const name = 'Eve"<img src=x>\r\nBcc: victim@example.com\u202e\u0000';
  const mail = renderMail(
    { subject: `${name} invites you`, intro: [`${name} asks.`], because: name },
    ORIGIN,
  );
  expect(mail.subject).toBe('Eve"<img src=x> Bcc: victim@example.com invites you');
  expect(mail.html).not.toContain('<img');
  expect((mail.html + mail.text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(mail.text).not.toMatch(/^Bcc:/m);
});
