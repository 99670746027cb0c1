import { describe, expect, it } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { createClient, getClient } from '@/lib/features/clients';
import { mailConsumer } from '@/lib/features/mail';
import { listNotes } from '@/lib/features/notes';
import { closeMail } from '@/lib/platform/mail';
import { newId } from '@/lib/platform/ids';
import { deliverOutbox } from '@/lib/platform/outbox';
import { asOwner } from '@/tests/integration/as-owner';
import { at } from '@/tests/integration/build-firm';
import { mailServerForEach } from '@/tests/integration/mail-server';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake, sendIn, somewhere } from '@/tests/integration/submissions';
import { INTAKE_LIMITS, mayMailTo } from './limits';
import {
  acceptSubmission,
  askToConfirm,
  confirmEmail,
  findEmailToConfirm,
  findStatus,
  listSubmissions,
  refuseSubmission,
  revokeStatusLink,
} from './index';

const server = mailServerForEach();

const inHours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

/** A firm with its page open, to which someone has sent what they need. */
async function firmWith(
  typed: Readonly<Record<string, unknown>> = {},
  settings: Parameters<typeof openIntake>[1] = {},
) {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId, settings);
  const email = `luz-${newId()}@example.com`;
  const { token } = await sendIn(firm.firmId, slug, { email, ...typed });
  const mails = async () => {
    await deliverOutbox(firm.firmId, mailConsumer);
    return server().arrived.filter(({ to }) => to.includes(email));
  };
  /** Asks for the mail and follows its link. */
  const confirm = async () => {
    await askToConfirm(token, somewhere());
    await confirmEmail(linkIn((await mails()).at(-1)?.mail.text));
  };
  return { firm, slug, email, token, mails, confirm };
}

const linkIn = (text = '') => /\/intake\/status\/confirm\/([\w-]{86})/.exec(text)?.[1] ?? '';

describe('an e-mail address', () => {
  it('is confirmed by the link in a mail, once, and members see that it is', async () => {
    const { firm, token, mails } = await firmWith();
    expect(await findStatus(token)).toMatchObject({ isConfirmed: false });
    await askToConfirm(token, somewhere());
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    const link = linkIn(mail?.mail.text);
    expect(mail?.mail.html).toContain(link);
    // Opening it, as programs do, confirms nothing.
    expect(await findEmailToConfirm(link)).toEqual({
      ...{ firmName: expect.any(String) as string, language: 'en', timeZone: 'America/New_York' },
    });
    expect(await findStatus(token)).toMatchObject({ isConfirmed: false });
    await confirmEmail(link);
    expect(await findStatus(token)).toMatchObject({ isConfirmed: true });
    expect((await listSubmissions(firm.admin)).answered).toMatchObject([{ isConfirmed: true }]);
    expect(await findEmailToConfirm(link)).toBeNull();
    await expect(confirmEmail(link)).rejects.toMatchObject({ code: 'not-found' });
    await expect(askToConfirm(token, somewhere())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is asked for in the language of the request, in words of which the visitor typed none', async () => {
    const name = 'Win a prize at evil.example';
    const { token, mails } = await firmWith({ language: 'es', name, story: 'Buy this' });
    await askToConfirm(token, somewhere());
    const [sent] = await mails();
    expect(sent?.mail.subject).toMatch(/^Confirme su correo electrónico para /);
    expect(sent?.mail.html).toContain('<html lang="es">');
    expect(sent?.raw).not.toMatch(/prize|evil|Buy this/);
  });

  it('has a link that ends after three days, and with the next that is asked for', async () => {
    const { token, mails } = await firmWith();
    await askToConfirm(token, somewhere());
    const first = linkIn((await mails())[0]?.mail.text);
    await askToConfirm(token, somewhere());
    const second = linkIn((await mails()).at(-1)?.mail.text);
    expect(second).not.toBe(first);
    expect(await findEmailToConfirm(first)).toBeNull();
    await at(inHours(73), async () => {
      expect(await findEmailToConfirm(second)).toBeNull();
      await expect(confirmEmail(second)).rejects.toMatchObject({ code: 'not-found' });
    });
    const forged = `${second.slice(0, 60)}${second.slice(60).toUpperCase()}`;
    for (const one of ['', 'x', forged, 'A'.repeat(86)]) {
      expect(await findEmailToConfirm(one), one).toBeNull();
    }
    await confirmEmail(second);
  });

  it('is asked for only on a status page that stands, and where mail works', async () => {
    const { firm, token } = await firmWith();
    const smtp = process.env.SMTP_URL;
    delete process.env.SMTP_URL;
    closeMail();
    expect(await findStatus(token)).toMatchObject({ isConfirmed: null });
    await expect(askToConfirm(token, somewhere())).rejects.toMatchObject({ code: 'conflict' });
    process.env.SMTP_URL = smtp;
    const submissionId = (await listSubmissions(firm.admin)).answered[0]?.id ?? '';
    await revokeStatusLink(firm.admin, submissionId);
    await expect(askToConfirm(token, somewhere())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is confirmed no more once the firm has declined the request, and not asked for', async () => {
    const { firm, token, mails } = await firmWith({ need: 'not-sure' });
    await askToConfirm(token, somewhere());
    const link = linkIn((await mails())[0]?.mail.text);
    const submissionId = (await listSubmissions(firm.admin)).toReview[0]?.id ?? '';
    await refuseSubmission(firm.admin, submissionId);
    expect(await findEmailToConfirm(link)).toBeNull();
    await expect(confirmEmail(link)).rejects.toMatchObject({ code: 'not-found' });
    await expect(askToConfirm(token, somewhere())).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is confirmed no more once the link to the status page is taken back', async () => {
    const { firm, token, mails } = await firmWith();
    await askToConfirm(token, somewhere());
    const link = linkIn((await mails())[0]?.mail.text);
    expect(await findEmailToConfirm(link)).not.toBeNull();
    const submissionId = (await listSubmissions(firm.admin)).answered[0]?.id ?? '';
    await revokeStatusLink(firm.admin, submissionId);
    expect(await findEmailToConfirm(link)).toBeNull();
    await expect(confirmEmail(link)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that is busy now is written to later', async () => {
    const { token, mails, firm } = await firmWith();
    server().mood = 'busy';
    await askToConfirm(token, somewhere());
    expect(await mails()).toEqual([]);
    server().mood = 'kind';
    await at(inHours(1), () => deliverOutbox(firm.firmId, mailConsumer));
    expect(server().arrived).toHaveLength(1);
  });
});

describe('mails to visitors', () => {
  it('are three a day to one address over all firms, and the fourth is not told apart', async () => {
    const one = await firmWith();
    const other = await firmWith({ email: one.email });
    for (const token of [one.token, other.token, one.token, other.token, one.token]) {
      await askToConfirm(token, somewhere());
    }
    await other.mails();
    expect(await one.mails()).toHaveLength(INTAKE_LIMITS.mailTo);
  });

  it('are three a day to one mailbox, by whatever address it is named', async () => {
    const name = newId();
    const tried = async (...addresses: string[]) => {
      const answers: boolean[] = [];
      for (const address of addresses) answers.push(await mayMailTo(address));
      return answers;
    };
    const plain = `${name}@example.com`;
    const tagged = [`${name}+a@example.com`, `${name}+b+c@Example.com`, `${name}+@example.com`];
    expect(await tried(plain, ...tagged)).toEqual([true, true, true, false]);
    expect(await tried(`${name}.x@example.com`, `${name}x@example.com`)).toEqual([true, true]);
    const gmail = [`a.${name}@gmail.com`, `a${name}+x@googlemail.com`, `A.${name}.@gmail.com`];
    expect(await tried(...gmail, `a${name}@gmail.com`)).toEqual([true, true, true, false]);
  });

  it('are limited for a network and for a firm', async () => {
    const { firm, slug, token } = await firmWith();
    const from = somewhere();
    for (let n = 0; n < INTAKE_LIMITS.mailFrom; n += 1) await askToConfirm(token, from);
    await expect(askToConfirm(token, from)).rejects.toMatchObject({
      ...{ code: 'too-many-requests', message: 'too-many' },
    });
    const { token: second } = await sendIn(firm.firmId, slug, { email: `${newId()}@example.com` });
    for (let n = INTAKE_LIMITS.mailFrom; n < INTAKE_LIMITS.mail; n += 1) {
      await askToConfirm(second, somewhere());
    }
    await expect(askToConfirm(second, somewhere())).rejects.toMatchObject({
      code: 'too-many-requests',
    });
  });
});

describe('who has confirmed their address', () => {
  it('is known by it from then on: the client whose case it became gets it', async () => {
    const { firm, email, confirm } = await firmWith();
    const caseId = (await listSubmissions(firm.admin)).answered[0]?.case?.id ?? '';
    const { client } = await getCase(firm.admin, caseId);
    expect((await getClient(firm.admin, client.id)).email).toBeNull();
    await confirm();
    expect((await getClient(firm.admin, client.id)).email).toBe(email);
  });

  it('changes nothing of a client whom the firm knows, and learns nothing of them', async () => {
    const { firm, email, token, confirm } = await firmWith();
    const known = await createClient(firm.admin, { name: 'Luz Peña', email });
    const before = await getClient(firm.admin, known.id);
    const caseId = (await listSubmissions(firm.admin)).answered[0]?.case?.id ?? '';
    const { client } = await getCase(firm.admin, caseId);
    const said = await findStatus(token);
    await confirm();
    expect(await getClient(firm.admin, known.id)).toEqual(before);
    expect((await getClient(firm.admin, client.id)).email).toBeNull();
    expect(await findStatus(token)).toEqual({ ...said, isConfirmed: true });
    const told = await asOwner(
      `SELECT facts FROM notifications WHERE firm_id = $1 AND kind = 'submission-waits'`,
      [firm.firmId],
    );
    expect(told).toEqual([{ facts: { reason: 'address-known' } }]);
    const [answered] = (await listSubmissions(firm.admin)).answered;
    expect(answered?.similar).toMatchObject([{ id: known.id, match: 'email' }]);
  });

  it('is proposed as the client of that address to who accepts, and is theirs when a person says so', async () => {
    const { firm, email, confirm } = await firmWith({ need: 'not-sure' });
    const known = await createClient(firm.admin, { name: 'L. M. Pena Ortiz', email });
    await confirm();
    const [waiting] = (await listSubmissions(firm.admin)).toReview;
    expect(waiting).toMatchObject({
      isConfirmed: true,
      similar: [{ id: known.id, match: 'email' }],
    });
    const { caseId } = await acceptSubmission(firm.admin, {
      ...{ submissionId: waiting?.id ?? '', visaType: 'H-1B', clientId: known.id },
    });
    expect((await getCase(firm.admin, caseId)).client.id).toBe(known.id);
  });

  it('becomes a new client with that address where a person accepts and no one has it', async () => {
    const { firm, email, confirm } = await firmWith({ need: 'not-sure' });
    await confirm();
    const submissionId = (await listSubmissions(firm.admin)).toReview[0]?.id ?? '';
    const { caseId } = await acceptSubmission(firm.admin, { submissionId, visaType: 'H-1B' });
    const { client } = await getCase(firm.admin, caseId);
    expect((await getClient(firm.admin, client.id)).email).toBe(email);
    const { items } = await listNotes(firm.admin, caseId);
    expect(items[0]?.text).toContain(`E-mail, confirmed: ${email}`);
  });
});
