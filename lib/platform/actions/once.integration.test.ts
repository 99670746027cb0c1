import { expect, it } from 'vitest';
import type { Actor } from '@/lib/platform/auth/actor';
import { submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { doOnce } from './once';
import { ONCE_FIELD } from './state';

const KEY = '0123456789abcdef0123456789abcdef';

function formWith(key: string): FormData {
  const form = new FormData();
  form.set(ONCE_FIELD, key);
  return form;
}

function open(actor: Actor, key: string, name: string): Promise<{ id: string }> {
  const input = openCaseSchema.parse({ client: { name }, visaType: 'H-1B', complexity: 3 });
  return doOnce(actor, formWith(key), input, async () => {
    const { id } = await submitCase(actor, input);
    return { id };
  });
}

async function countCases(firmId: string): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    'SELECT count(*)::int AS n FROM cases WHERE firm_id = $1',
    [firmId],
  );
  return row?.n ?? 0;
}

it('opens one case when a form is sent twice at the same moment, and answers both alike', async () => {
  const firm = await newFirm();
  await firm.addAttorney();
  const answers = await Promise.all([
    open(firm.admin, KEY, 'Osei'),
    open(firm.admin, KEY, 'Osei'),
    open(firm.admin, KEY, 'Osei'),
  ]);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await countCases(firm.firmId)).toBe(1);
});

it('refuses a saved form that comes again with other entries', async () => {
  const firm = await newFirm();
  await firm.addAttorney();
  await open(firm.admin, KEY, 'Osei');
  await expect(open(firm.admin, KEY, 'Ito')).rejects.toMatchObject({
    code: 'idempotency-key-reused',
    message: expect.stringContaining('Reload') as unknown,
  });
  expect(await countCases(firm.firmId)).toBe(1);
});

it('keeps nothing of a refused form, so that it can be corrected and sent again', async () => {
  const firm = await newFirm();
  const refused = doOnce(firm.admin, formWith(KEY), {}, () => Promise.reject(new Error('refused')));
  await expect(refused).rejects.toThrow('refused');
  const second = await doOnce(firm.admin, formWith(KEY), { corrected: true }, async () => 'saved');
  expect(second).toBe('saved');
});

it('works each time for other keys, other members and forms without a key', async () => {
  const firm = await newFirm();
  await firm.addAttorney();
  const colleague: Actor = { ...firm.as('manager'), id: '00000000-0000-7000-8000-000000000001' };
  await open(firm.admin, KEY, 'Osei');
  await open(firm.admin, KEY.replace('0', 'f'), 'Osei');
  await open(colleague, KEY, 'Osei');
  await open(firm.admin, '', 'Osei');
  await open(firm.admin, 'no key at all', 'Osei');
  expect(await countCases(firm.firmId)).toBe(5);
});

it('answers someone who has signed in again what their first session did not hear', async () => {
  const firm = await newFirm();
  await firm.addAttorney();
  const first = await open(firm.admin, KEY, 'Osei');
  // The key stands under the member, of whom the session is none.
  const sameMember: Actor = { ...firm.admin };
  expect(await open(sameMember, KEY, 'Osei')).toEqual(first);
  expect(await countCases(firm.firmId)).toBe(1);
});
