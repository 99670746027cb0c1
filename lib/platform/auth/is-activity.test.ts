import { expect, it } from 'vitest';
import { isActivity } from './is-activity';

const check = (headers: Record<string, string>) => isActivity(new Headers(headers));

it.each([
  ['opening a page', { 'sec-fetch-mode': 'navigate', accept: 'text/html' }],
  ['sending a form', { 'next-action': 'abc', 'sec-fetch-mode': 'cors' }],
  ['opening a page in an old browser', { accept: 'text/html,*/*' }],
])('%s is activity', (_, headers) => expect(check(headers)).toBe(true));

it.each([
  ['fresh data for the page that is open', { 'sec-fetch-mode': 'cors', accept: '*/*' }],
  ['the stream of live updates', { 'sec-fetch-mode': 'cors', accept: 'text/event-stream' }],
  ['the same in an old browser', { accept: 'text/event-stream' }],
  ['a page fetched ahead', { 'sec-fetch-mode': 'navigate', 'sec-purpose': 'prefetch;prerender' }],
  ['the same in an old browser', { accept: 'text/html', purpose: 'prefetch' }],
])('%s is none', (_, headers) => expect(check(headers)).toBe(false));
