import { expect, it } from 'vitest';
import { KeySequence } from './key-sequence';

function press(keys: string, pauseMs = 100): (string | null)[] {
  const sequence = new KeySequence(new Set(['g d', 'g c', 'n', '?']));
  return [...keys].map((key, index) => sequence.press(key, index * pauseMs));
}

it('knows keys that stand alone and keys that follow another', () => {
  expect(press('n')).toEqual(['n']);
  expect(press('gd')).toEqual([null, 'g d']);
  expect(press('gdgc')).toEqual([null, 'g d', null, 'g c']);
});

it('takes no key for a second one that comes too late', () => {
  expect(press('gd', 1600)).toEqual([null, null]);
});

it('begins anew after a pair that means nothing', () => {
  expect(press('gxd')).toEqual([null, null, null]);
  expect(press('ggd')).toEqual([null, null, 'g d']);
  expect(press('gn')).toEqual([null, 'n']);
});
