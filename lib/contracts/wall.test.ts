import { expect, test } from 'vitest';
import { addWallSchema } from './wall';

const attorneyId = '019353f0-0000-7000-8000-000000000001';
const clientId = '019353f0-0000-7000-8000-000000000002';

test.each([
  ['a client', { clientId }, true],
  ['a company', { company: ' Acme ' }, true],
  ['a client, the company being null', { clientId, company: null }, true],
  ['both', { clientId, company: 'Acme' }, false],
  ['neither', {}, false],
  ['an empty company', { company: '  ' }, false],
])('a wall that names %s (%o): accepted is %o', (_what, target, accepted) => {
  const wall = { attorneyId, reason: 'Sued them in 2019', ...target };
  expect(addWallSchema.safeParse(wall).success).toBe(accepted);
});

test('a wall needs a reason', () => {
  expect(addWallSchema.safeParse({ attorneyId, clientId, reason: ' ' }).success).toBe(false);
});
