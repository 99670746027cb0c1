import { describe, expect, it } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { listNotes } from '@/lib/features/notes';
import { hashApiKey } from '@/lib/platform/auth/api-keys';
import { findApiKeyByHash } from '@/lib/platform/db/identity-store';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake } from '@/tests/integration/submissions';
import {
  answerLead,
  getIntakeSettings,
  listSubmissions,
  makeLeadsKey,
  revokeLeadsKey,
} from './index';

/** A firm whose intake system may push leads. */
async function leadsFirm(settings: Parameters<typeof openIntake>[1] = {}) {
  const firm = await newFirm();
  const attorney = await firm.addAttorney({ name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId, settings);
  const { leadsKey } = await makeLeadsKey(firm.admin);
  const push = (body: unknown, over: Partial<Parameters<typeof answerLead>[0]> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return answerLead({
      ...{ slug, key: leadsKey, contentType: 'application/json', address: '203.0.113.9' },
      body: new TextEncoder().encode(text),
      ...over,
    });
  };
  return { firm, slug, leadsKey, attorney, push };
}

async function casesOf(firmId: string) {
  const [row] = await asOwner<{ n: number }>(
    'SELECT count(*)::int AS n FROM cases WHERE firm_id = $1',
    [firmId],
  );
  return row?.n;
}

const lead = { name: 'Luz Peña', email: 'luz@example.com', visaType: 'h-1b' };

describe('a lead', () => {
  it('becomes a case by the names that the firm has given, and what it has none for is kept as a note', async () => {
    const leadFields = { name: 'From_Name', visaType: 'Matter', story: 'Message' };
    const { firm, push, attorney } = await leadsFirm({ leadFields });
    const { status, answer } = await push({
      ...{ From_Name: 'Luz Peña', Matter: 'TN', Message: 'Hello.\nI need help.' },
      ...{ email: 'luz@example.com', Referral_Source: '=cmd|x', empty: '' },
    });
    expect({ status, ...answer }).toMatchObject({
      ...{ status: 200, Success: true, ErrorCode: 0, Message: '' },
    });
    const opened = await getCase(firm.admin, answer.CaseId);
    expect(opened).toMatchObject({
      ...{ visaType: 'TN', attorney: { id: attorney.id }, client: { name: 'Luz Peña' } },
    });
    const { items } = await listNotes(firm.admin, opened.id);
    expect(items[0]?.text).toContain('Referral_Source: =cmd|x');
    expect(items[0]?.text).toContain('E-mail, not confirmed: luz@example.com');
  });

  it('that is too long for a note is cut between characters, and the note says so', async () => {
    const { firm, push } = await leadsFirm();
    const cut: string[] = [];
    const long = { a: `x${'😀'.repeat(1_999)}`, b: '😀'.repeat(2_000), c: '😀'.repeat(2_000) };
    for (const shift of ['', 'y']) {
      const { answer } = await push({ ...lead, ...long, d: shift });
      expect(answer.Success).toBe(true);
      const { items } = await listNotes(firm.admin, answer.CaseId);
      cut.push(items[0]?.text.slice(-25) ?? '');
    }
    for (const end of cut) expect(end).toMatch(/😀… \(cut: more was sent\)$/u);
    expect(await casesOf(firm.firmId)).toBe(2);
  });

  it('that is sent again is the same, by its reference or else word by word', async () => {
    const { firm, push } = await leadsFirm();
    const first = await push(lead);
    expect(await push(lead)).toEqual(first);
    const referred = await push({ ...lead, externalRef: 'L-1' });
    expect(referred.answer.CaseId).not.toBe(first.answer.CaseId);
    const again = await Promise.all([1, 2, 3].map(() => push({ ...lead, externalRef: 'L-1' })));
    expect(again).toEqual([referred, referred, referred]);
    const other = await push({ ...lead, name: 'Other', externalRef: 'L-1' });
    expect(other).toMatchObject({ status: 409, answer: { Success: false, ErrorCode: 409 } });
    expect(other.answer.Message).toContain('"L-1"');
    // With the words of another submission, the second waited for a person.
    expect((await listSubmissions(firm.admin)).waiting).toBe(1);
    expect(await casesOf(firm.firmId)).toBe(1);
  });

  it('waits for a person where it does not say what it is, and says that', async () => {
    const { firm, push } = await leadsFirm();
    const { answer } = await push({ name: 'Luz', visaType: 'green card' });
    expect(answer).toEqual({
      ...{ Success: true, ErrorCode: 0, CaseId: '' },
      Message: 'Received. A person at the firm looks at it first.',
    });
    const { toReview } = await listSubmissions(firm.admin);
    expect(toReview).toMatchObject([{ name: 'Luz', extra: { visaType: 'green card' } }]);
    expect(await casesOf(firm.firmId)).toBe(0);
  });

  it.each([
    ['no JSON', '{"name":', 400, 'no JSON'],
    ['bytes that are no UTF-8', '\uD800', 400, ''],
    ['a list', [lead], 400, 'flat JSON object'],
    ['a nested object', { ...lead, more: { a: 'b' } }, 400, '"more" must be a text; got object'],
    ['a number', { ...lead, phone: 5 }, 400, '"phone" must be a text; got number'],
    ['brackets without end', '['.repeat(10_000), 400, 'nested deeper'],
    [
      'fields without end',
      Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`f${n}`, 'x'])),
      400,
      'at most 100 fields',
    ],
    ['a text without end', { ...lead, note: 'x'.repeat(4_001) }, 400, 'at most 4000'],
    ['NUL', { ...lead, note: 'a\u0000b' }, 400, '"note" holds characters'],
    [
      'writing that is turned around',
      { ...lead, note: 'a\u202Eb' },
      400,
      '"note" holds characters',
    ],
    [
      'a mail’s head in a name',
      { ...lead, name: 'Luz\r\nBcc: x@example.com' },
      400,
      '"name" must be one line',
    ],
    ['one name twice', { ...lead, ' name': 'Other' }, 400, '"name" comes twice'],
    ['no name', { email: 'luz@example.com' }, 400, '"name" is required'],
    ['no address', { ...lead, email: 'luz' }, 400, '"email" must be an e-mail'],
    [
      'a day before all firms',
      { ...lead, deadline: '0000-01-01' },
      400,
      '"deadline" must be a day',
    ],
    ['a day of another age', { ...lead, deadline: '9999-12-31' }, 400, 'at most 30 years ahead'],
    ['a day that is none', { ...lead, deadline: '2027-02-30' }, 400, '"deadline" must be a day'],
  ] as const)(
    'of %s is refused with what is wrong, and leaves nothing',
    async (_what, body, code, words) => {
      const { firm, push } = await leadsFirm();
      const { status, answer } = await push(body);
      expect({ status, ...answer }).toMatchObject({
        ...{ status: code, Success: false, ErrorCode: code, CaseId: '' },
      });
      expect(answer.Message).toContain(words);
      expect((await listSubmissions(firm.admin)).waiting).toBe(0);
      expect(await casesOf(firm.firmId)).toBe(0);
    },
  );

  it('of another type than JSON is refused', async () => {
    const { push } = await leadsFirm();
    expect(await push(lead, { contentType: 'text/plain' })).toMatchObject({ status: 415 });
    expect(await push(lead, { contentType: null })).toMatchObject({ status: 415 });
  });
});

describe('the key of the leads', () => {
  it('is good for its firm’s endpoint alone, and nothing of the API', async () => {
    const { push, leadsKey, firm } = await leadsFirm();
    const foreign = await leadsFirm();
    const bad = [null, '', 'ehl_x', foreign.leadsKey, `${leadsKey}x`];
    for (const key of bad) {
      expect(await push(lead, { key })).toMatchObject({ status: 401, answer: { ErrorCode: 401 } });
    }
    // A firm that is not there is answered as a wrong key is.
    const nowhere = await push(lead, { slug: 'no-such-firm' });
    expect(nowhere).toEqual(await push(lead, { key: 'ehl_x' }));
    expect(await findApiKeyByHash(hashApiKey(leadsKey))).toBeNull();
    expect(await casesOf(firm.firmId)).toBe(0);
  });

  it('is the firm’s latest, ends when it is revoked, and works only while intake is on', async () => {
    const { push, leadsKey, firm } = await leadsFirm();
    const next = (await makeLeadsKey(firm.admin)).leadsKey;
    expect(await push(lead, { key: leadsKey })).toMatchObject({ status: 401 });
    expect(await push(lead, { key: next })).toMatchObject({ status: 200 });
    await openIntake(firm.firmId, { isOn: false });
    expect(await push(lead, { key: next })).toMatchObject({ status: 401 });
    await openIntake(firm.firmId, { isOn: true });
    await revokeLeadsKey(firm.admin);
    expect(await push(lead, { key: next })).toMatchObject({ status: 401 });
    expect((await getIntakeSettings(firm.admin)).leadsKey).toBeNull();
    await expect(makeLeadsKey(firm.as('manager'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is not guessed: after twenty an address has to wait', async () => {
    const { push } = await leadsFirm();
    const guess = () => push(lead, { key: 'ehl_guess', address: '203.0.113.77' });
    for (let n = 0; n < 20; n += 1) expect((await guess()).status).toBe(401);
    const { status, retryAfterSeconds } = await guess();
    expect(status).toBe(429);
    expect(retryAfterSeconds).toBeGreaterThan(0);
  });
});
