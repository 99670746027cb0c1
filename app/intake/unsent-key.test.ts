import { expect, it } from 'vitest';
import { UNSENT_LABELS, type Unsent } from '@/lib/platform/actions/state';
import { en } from './messages/en';
import { es } from './messages/es';
import { unsentKey } from './unsent-key';

it('what could not be sent is called the connection only where it was the connection', () => {
  expect(unsentKey('busy')).toBe('busy');
  expect(unsentKey('new-version')).toBe('new-version');
  expect(unsentKey('offline')).toBe('unsent');
  expect(unsentKey('unreachable')).toBe('unsent');
});

it('has its words on both pages, in both languages', () => {
  for (const unsent of Object.keys(UNSENT_LABELS) as Unsent[]) {
    for (const { refusals, status } of [en, es]) {
      expect(refusals[unsentKey(unsent)]).not.toBe('');
      expect(status.confirmRefusals[unsentKey(unsent)]).not.toBe('');
    }
  }
});
