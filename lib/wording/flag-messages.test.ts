import { expect, test } from 'vitest';
import { flagLabel } from './flag-messages';

test('a flag tells its cases, not its statistics', () => {
  const flag = { attorney: { name: 'Ada Brook' }, casesHeld: 14, casesHandedOut: 6 };
  expect(flagLabel(flag)).toBe(
    'Ada Brook handed on 6 of 14 cases, more than chance explains at the firm’s usual rate.',
  );
});
