import { expect, it } from 'vitest';
import { firstFreeSlug, slugOf } from './slug';

it.each([
  ['Ávila & Söhne LLP', 'avila-sohne-llp'],
  ['  O’Neill / Partners  ', 'o-neill-partners'],
  ['שלום 🏛️', 'firm'],
  ['---', 'firm'],
  ['A'.repeat(80), 'a'.repeat(40)],
])('makes an address of %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it('never ends a cut name with a dash', () => {
  expect(slugOf(`${'a'.repeat(39)} bcd`)).toBe('a'.repeat(39));
});

it('takes the first free number behind a taken name', () => {
  expect(firstFreeSlug('firm', [])).toBe('firm');
  expect(firstFreeSlug('firm', ['firm', 'firm-2', 'firm-4'])).toBe('firm-3');
});
