import { describe, expect, it } from 'vitest';
import { CONSENT_VERSION } from '@/lib/contracts/intake-codes';
import { getCase } from '@/lib/features/cases';
import { createClient, getClient, listClients } from '@/lib/features/clients';
import { changeFirm } from '@/lib/features/firms';
import { listNotes } from '@/lib/features/notes';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { intakeForm, openIntake, prove, sendIn, somewhere } from '@/tests/integration/submissions';
import {
  acceptSubmission,
  findStatus,
  listSubmissions,
  refuseSubmission,
  submitIntake,
} from './index';

const inDays = (days: number) =>
  new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** A firm with an attorney and its page open. */
async function openFirm(settings: Parameters<typeof openIntake>[1] = {}) {
  const firm = await newFirm();
  const attorney = await firm.addAttorney({ name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId, settings);
  return { firm, slug, attorney };
}

async function count(table: 'cases' | 'clients' | 'intake_submissions', firmId: string) {
  const [row] = await asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} WHERE firm_id = $1`,
    [firmId],
  );
  return row?.n ?? 0;
}

async function eventsOf(firmId: string) {
  const rows = await asOwner<{ kind: string }>(
    `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE 'intake-%' ORDER BY seq`,
    [firmId],
  );
  return rows.map(({ kind }) => kind);
}

describe('what someone sends by the page', () => {
  it('becomes a new client and a case that is assigned at once, with what was typed as its note', async () => {
    const { firm, slug, attorney } = await openFirm();
    const typed = { phone: '+1 212 555 0100', story: 'My employer\nasks me.', family: 3 };
    const { token } = await sendIn(firm.firmId, slug, {
      ...{ ...typed, language: 'es', questions: ['prior-denial'], company: 'Acme' },
      deadline: inDays(90),
    });
    const { answered, toReview } = await listSubmissions(firm.admin);
    expect(toReview).toEqual([]);
    const opened = await getCase(firm.admin, answered[0]?.case?.id ?? '');
    expect(opened).toMatchObject({
      ...{ visaType: 'H-1B', status: 'assigned', attorney: { id: attorney.id }, stage: 'intake' },
      ...{ company: 'Acme', deadline: inDays(90), client: { name: 'Luz Marina Peña' } },
      // Usual 4, a denial 2, three of a family 2.
      complexity: 8,
    });
    const {
      items: [note],
    } = await listNotes(firm.admin, opened.id);
    expect(JSON.stringify(note)).toContain('E-mail, not confirmed: luz@example.com');
    expect(JSON.stringify(note)).toContain('denied before');
    expect(JSON.stringify(note)).toContain(`in the words of ${CONSENT_VERSION}.`);
    expect(await findStatus(token)).toMatchObject({
      ...{ step: 'assigned', attorneyName: 'Ana Ruiz', language: 'es' },
    });
    expect(await eventsOf(firm.firmId)).toEqual(['intake-settings-changed', 'intake-received']);
  });

  it('waits in line where no one is eligible, and says no more than that', async () => {
    const { firm, slug } = await openFirm();
    const { token } = await sendIn(firm.firmId, slug, { need: 'VAWA' });
    expect(await findStatus(token)).toMatchObject({ step: 'choosing', attorneyName: null });
    expect(await count('cases', firm.firmId)).toBe(1);
  });

  it('that became a case by itself is shown with whom it may be, to the firm alone', async () => {
    const { firm, slug } = await openFirm();
    const known = await createClient(firm.admin, { name: 'Other Name', email: 'luz@example.com' });
    const stranger = await sendIn(firm.firmId, slug, {
      email: 'new@example.com',
      name: 'Wei Zhang',
    });
    const { token } = await sendIn(firm.firmId, slug);
    const { answered } = await listSubmissions(firm.admin);
    expect(answered.map(({ name, similar }) => [name, similar.map(({ id }) => id)])).toEqual([
      ['Luz Marina Peña', [known.id]],
      ['Wei Zhang', []],
    ]);
    const said = { ...(await findStatus(token)), receivedAt: '' };
    expect(said).toEqual({ ...(await findStatus(stranger.token)), receivedAt: '' });
  });

  it('attaches to no client whom the firm knows by that address, and fills in nothing of one', async () => {
    const { firm, slug } = await openFirm();
    const known = await createClient(firm.admin, { name: 'Luz M. Pena', email: 'luz@example.com' });
    await sendIn(firm.firmId, slug, { company: 'Elsewhere' });
    expect(await getClient(firm.admin, known.id)).toEqual(known);
    const { items } = await listClients(firm.admin);
    const made = items.find(({ id }) => id !== known.id);
    expect(made).toMatchObject({ name: 'Luz Marina Peña', email: null, cases: 1 });
  });

  it.each([
    ['is not sure', { need: 'not-sure' }, {}, 'not-sure'],
    ['comes to a firm that looks at everything', {}, { reviewsAll: true }, 'firm-looks'],
  ])('waits for a person where someone %s', async (_why, typed, settings, reviewReason) => {
    const { firm, slug } = await openFirm(settings);
    const { token } = await sendIn(firm.firmId, slug, {
      ...{ questions: ['prior-denial'], family: 2 },
      ...typed,
    });
    expect(await count('cases', firm.firmId)).toBe(0);
    expect(await count('clients', firm.firmId)).toBe(0);
    const { toReview, waiting } = await listSubmissions(firm.as('intake'));
    expect(waiting).toBe(1);
    const told = await asOwner('SELECT facts FROM notifications WHERE firm_id = $1', [firm.firmId]);
    expect(told).toEqual([{ facts: { reason: reviewReason } }]);
    expect(toReview).toMatchObject([
      {
        ...{ reviewReason, name: 'Luz Marina Peña', consentedTo: CONSENT_VERSION },
        ...{ questions: ['prior-denial'], family: 2 },
      },
    ]);
    expect(await findStatus(token)).toMatchObject({ step: 'reading', attorneyName: null });
  });

  it('is one submission however often it is sent with its proof, also with a word changed, which is not taken', async () => {
    const { firm, slug } = await openFirm();
    const { form, path } = await sendIn(firm.firmId, slug);
    const same = { path, wasSentBefore: false };
    expect(await submitIntake(form, somewhere())).toEqual(same);
    const both = await Promise.all([1, 2, 3].map(() => submitIntake(form, somewhere())));
    expect(both).toEqual([same, same, same]);
    const changed = await submitIntake({ ...form, name: 'Other' }, somewhere());
    expect(changed).toEqual({ path, wasSentBefore: true });
    // Someone else at the same page gets a proof of their own, and keeps what they typed.
    const another = submitIntake({ ...form, email: 'another@example.com' }, somewhere());
    await expect(another).rejects.toMatchObject({ code: 'forbidden', message: 'proof-expired' });
    expect((await listSubmissions(firm.admin)).answered).toMatchObject([
      { name: 'Luz Marina Peña' },
    ]);
    expect(await count('intake_submissions', firm.firmId)).toBe(1);
    expect(await count('cases', firm.firmId)).toBe(1);
  });

  it('waits for a person where the same words came before with another proof; the visitor is not told', async () => {
    const { firm, slug } = await openFirm();
    await sendIn(firm.firmId, slug);
    const { token } = await sendIn(firm.firmId, slug);
    expect(await count('cases', firm.firmId)).toBe(1);
    expect((await listSubmissions(firm.admin)).toReview).toMatchObject([
      { reviewReason: 'sent-before' },
    ]);
    expect(await findStatus(token)).toMatchObject({ step: 'reading' });
  });

  it('is refused for a visa type that the firm does not practise, and for a day that has passed or is of another age', async () => {
    const { firm, slug } = await openFirm();
    await changeFirm(firm.admin, {
      ...{ version: 1, name: 'Firm', timeZone: 'America/New_York', visaTypes: ['TN'] },
      mailNamesClients: false,
      workingWeekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    const field = (path: string, message: string) => ({ fields: [{ path, message }] });
    await expect(sendIn(firm.firmId, slug)).rejects.toMatchObject(field('need', 'choice'));
    await expect(
      sendIn(firm.firmId, slug, { need: 'TN', deadline: inDays(-2) }),
    ).rejects.toMatchObject(field('deadline', 'past'));
    await expect(
      sendIn(firm.firmId, slug, { need: 'TN', deadline: '9999-12-31' }),
    ).rejects.toMatchObject(field('deadline', 'date'));
    expect(await count('intake_submissions', firm.firmId)).toBe(0);
  });

  it('is refused alike by a firm that is not there and one that takes nothing', async () => {
    const { firm, slug } = await openFirm();
    const form = intakeForm(slug, { proof: await prove(firm.firmId) });
    await openIntake(firm.firmId, { isOn: false });
    const refusal = { code: 'not-found', message: 'closed' };
    await expect(submitIntake(form, somewhere())).rejects.toMatchObject(refusal);
    await expect(
      submitIntake({ ...form, slug: `no-${newId()}` }, somewhere()),
    ).rejects.toMatchObject(refusal);
  });
});

describe('a person', () => {
  it('accepts what waits: it becomes a case of a new client, once, with the person on record', async () => {
    const { firm, slug } = await openFirm();
    const { token } = await sendIn(firm.firmId, slug, { need: 'not-sure', deadline: inDays(30) });
    const [waiting] = (await listSubmissions(firm.admin)).toReview;
    const input = { submissionId: waiting?.id ?? '', visaType: 'TN' as const };
    await expect(acceptSubmission(firm.as('attorney'), input)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { caseId } = await acceptSubmission(firm.as('intake'), input);
    expect(await getCase(firm.admin, caseId)).toMatchObject({
      ...{ visaType: 'TN', deadline: inDays(30), client: { name: 'Luz Marina Peña' } },
    });
    expect(await findStatus(token)).toMatchObject({ step: 'assigned', attorneyName: 'Ana Ruiz' });
    for (const again of [
      () => acceptSubmission(firm.admin, input),
      () => refuseSubmission(firm.admin, input.submissionId),
    ]) {
      await expect(again()).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await count('cases', firm.firmId)).toBe(1);
    expect(await eventsOf(firm.firmId)).toContain('intake-accepted');
  });

  it('is told, and alone, that it may be someone the firm knows, and may say so', async () => {
    const { firm, slug } = await openFirm({ reviewsAll: true });
    const known = await createClient(firm.admin, { name: 'Other Name', email: 'luz@example.com' });
    await sendIn(firm.firmId, slug);
    const [waiting] = (await listSubmissions(firm.admin)).toReview;
    expect(waiting?.similar).toMatchObject([{ id: known.id, match: 'email' }]);
    await acceptSubmission(firm.admin, {
      ...{ submissionId: waiting?.id ?? '', visaType: 'H-1B', clientId: known.id },
    });
    expect(await getClient(firm.admin, known.id)).toMatchObject({ name: 'Other Name', cases: 1 });
  });

  it('declines it: no case, and the page says so', async () => {
    const { firm, slug } = await openFirm({ reviewsAll: true });
    const { token } = await sendIn(firm.firmId, slug);
    const [waiting] = (await listSubmissions(firm.admin)).toReview;
    await refuseSubmission(firm.as('manager'), waiting?.id ?? '');
    expect(await findStatus(token)).toMatchObject({ step: 'refused', attorneyName: null });
    expect(await count('cases', firm.firmId)).toBe(0);
  });
});
