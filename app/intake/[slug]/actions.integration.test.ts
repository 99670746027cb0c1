import { expect, it, vi } from 'vitest';
import { getCase } from '@/lib/features/cases';
import { listSubmissions } from '@/lib/features/intake';
import { IDLE } from '@/lib/platform/actions/state';
import { CLIENT_ADDRESS_HEADER } from '@/lib/platform/http/arrival';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake, prove, somewhere } from '@/tests/integration/submissions';
import { submitIntakeAction } from './actions';

vi.mock('next/headers', () => ({
  headers: () =>
    Promise.resolve(
      new Headers({
        [CLIENT_ADDRESS_HEADER]: somewhere(),
        host: 'firm.example',
        'sec-fetch-site': 'same-origin',
      }),
    ),
}));

/** A firm with its page open, and what a visitor's browser sends to it. */
async function openPage() {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId);
  const proof = await prove(firm.firmId);
  const send = (typed: Readonly<Record<string, string | Blob>>) => {
    const form = new FormData();
    const usual = {
      ...{ slug, language: 'en', proof, name: 'Luz Marina Peña', email: 'luz@example.com' },
      ...{ need: 'H-1B', family: '0', consent: 'true' },
    };
    for (const [name, value] of Object.entries({ ...usual, ...typed })) form.set(name, value);
    return submitIntakeAction(IDLE, form);
  };
  return { firm, send };
}

async function rowsOf(firmId: string) {
  const [row] = await asOwner<{ n: number }>(
    `SELECT (SELECT count(*) FROM cases WHERE firm_id = $1)::int
          + (SELECT count(*) FROM clients WHERE firm_id = $1)::int
          + (SELECT count(*) FROM intake_submissions WHERE firm_id = $1)::int
          + (SELECT count(*) FROM intake_proofs WHERE firm_id = $1)::int AS n`,
    [firmId],
  );
  return row?.n;
}

it.each([
  ['NUL', { name: 'Luz\u0000' }, 'name'],
  ['writing that is turned around', { story: 'Luz \u202Egnp.exe' }, 'story'],
  ['a mail’s head in a name', { name: 'Luz\r\nBcc: all@example.com' }, 'name'],
  ['a file for a name', { name: new Blob(['Luz']) }, 'name'],
  ['a word for a number', { family: 'many' }, 'family'],
  ['a need that is none', { need: '{"$gt":""}' }, 'need'],
  ['a day of another age', { deadline: '9999-12-31' }, 'deadline'],
  ['no consent', { consent: 'no' }, 'consent'],
] as const)(
  'a form with %s is refused at its field, and leaves nothing',
  async (_what, typed, field) => {
    const { firm, send } = await openPage();
    const answer = await send(typed);
    expect(answer).toMatchObject({
      status: 'error',
      fieldErrors: { [field]: [expect.anything()] },
    });
    expect(await rowsOf(firm.firmId)).toBe(0);
    // Nothing of it was kept that would be in the way of the same, put right.
    expect(await send({})).toMatchObject({ status: 'ok' });
  },
);

it('a formula is a name like others', async () => {
  const { firm, send } = await openPage();
  expect(await send({ name: '=cmd|x' })).toMatchObject({ status: 'ok' });
  const [sent] = (await listSubmissions(firm.admin)).answered;
  expect((await getCase(firm.admin, sent?.case?.id ?? '')).client.name).toBe('=cmd|x');
});
