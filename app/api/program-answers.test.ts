import { expect, it } from 'vitest';
import { findProgramAnswer } from './program-answers';

it.each<[string, string, boolean]>([
  ['GET', '/api/v1/cases', true],
  ['DELETE', '/api/v1/walls/0190-a', true],
  ['OPTIONS', '/api/v1/openapi.json', true],
  ['GET', '/api/v1', true],
  ['GET', '/api/health', true],
  ['GET', '/api/ready', true],
  ['POST', '/api/health', false],
  ['GET', '/api/v1/cases/', false],
  ['GET', '/api/v1//cases', false],
  ['GET', '/api/v1/../auth/session', false],
  ['GET', '/api/v1/cases/%ff', false],
  ['GET', '/api/v10', false],
  ['GET', '/api/auth/csrf', false],
  ['POST', '/api/mail/unsubscribe', false],
])('%s %s is for the product at once: %s', (method, pathname, isAtOnce) => {
  expect(findProgramAnswer(method, pathname) !== null).toBe(isAtOnce);
});
