import { expect, it } from 'vitest';
import { safePath } from './safe-path';

it('keeps a path of ours with its query and fragment', () => {
  expect(safePath('/cases?stage=rfe#top')).toBe('/cases?stage=rfe#top');
});

it.each([
  'https://evil.example/x',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/..//evil.example',
  'http://evenhand.invalid//evil.example',
  'http://[',
  '',
  undefined,
])('sends %j to the front page instead of out of the product', (address) => {
  expect(safePath(address)).toBe('/');
});

it('reduces an address of this very site to its path', () => {
  expect(safePath('http://127.0.0.1:4000/cases', 'http://127.0.0.1:4000/api/auth')).toBe('/cases');
});
