import { expect, it } from 'vitest';
import { addAttorney, buildFirm, openCase } from '@/tests/integration/build-firm';
import { newFirm } from '@/tests/integration/new-firm';
import { searchFirm } from './';

it('finds a case by client, company and number, and an attorney by name', async () => {
  const firm = await newFirm();
  const ana = await firm.addAttorney({ name: 'Ana Ruiz' });
  const one = await firm.addCase({ client: { name: 'Wei Zhang', company: 'Anagram Ltd' } });
  const two = await firm.addCase({ client: { name: 'Li Na' } });
  const someone = firm.as('intake');

  const byText = await searchFirm(someone, { q: ' ana ' });
  expect(byText.cases.map(({ id }) => id)).toEqual([one.id]);
  expect(byText.attorneys).toEqual([{ id: ana.id, name: 'Ana Ruiz', active: true }]);
  expect(byText.cases[0]).toMatchObject({ client: 'Wei Zhang', attorney: 'Ana Ruiz' });
  expect((await searchFirm(someone, { q: 'zhan' })).clients).toEqual([
    { id: one.client.id, name: 'Wei Zhang', company: 'Anagram Ltd' },
  ]);

  const byNumber = await searchFirm(someone, { q: `#${two.number}` });
  expect(byNumber.cases.map(({ id }) => id)).toEqual([two.id]);
  expect(byNumber.attorneys).toEqual([]);
});

it('puts the case with that very number first, before newer ones whose number begins so', async () => {
  const firm = await newFirm();
  await firm.addAttorney();
  const numbers: number[] = [];
  for (let index = 0; index < 11; index += 1) {
    numbers.push((await firm.addCase({ client: { name: 'Li Na' } })).number);
  }
  expect(numbers).toContain(10);
  const { cases } = await searchFirm(firm.admin, { q: '1' });
  expect(cases.map(({ number }) => number)).toEqual([1, 11, 10]);
});

it('finds nothing of another firm', async () => {
  const ours = await buildFirm();
  const theirs = await buildFirm();
  await addAttorney(theirs, { name: 'Ben Sato' });
  await openCase(theirs, { client: { name: 'Wei Zhang' } });
  for (const q of ['wei', 'ben', '1', '']) {
    expect(await searchFirm(ours.actor, { q }), q).toEqual({
      cases: [],
      attorneys: [],
      clients: [],
    });
  }
});

it('answers the roster where attorneys are asked for without a text', async () => {
  const firm = await newFirm();
  const gone = await firm.addAttorney({ name: 'Ana Ruiz', active: false });
  const here = await firm.addAttorney({ name: 'Ben Sato' });
  await firm.addCase();
  const found = await searchFirm(firm.admin, { in: 'attorneys' });
  expect(found.cases).toEqual([]);
  expect(found.attorneys.map(({ id }) => id)).toEqual([here.id, gone.id]);
});

it('shows no one anything whose role is unknown', async () => {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz' });
  const stranger = { ...firm.admin, role: 'visitor' as 'admin' };
  expect(await searchFirm(stranger, { q: 'ana' })).toEqual({
    cases: [],
    attorneys: [],
    clients: [],
  });
});

it('refuses a text that is longer than any name', async () => {
  const firm = await newFirm();
  await expect(searchFirm(firm.admin, { q: 'x'.repeat(101) })).rejects.toMatchObject({
    code: 'validation-failed',
  });
});
