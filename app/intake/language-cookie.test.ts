import { expect, it } from 'vitest';
import { languageCookie } from './language-cookie';

it('the choice of a language is kept within another website where the page is read over https', () => {
  expect(languageCookie('es', true)).toBe(
    'evenhand.language=es; Path=/intake; Max-Age=31536000; SameSite=None; Secure; Partitioned',
  );
  // Without Secure browsers keep none that other websites see.
  expect(languageCookie('en', false)).toBe(
    'evenhand.language=en; Path=/intake; Max-Age=31536000; SameSite=Lax',
  );
});
