import { describe, expect, it } from 'vitest';
import { refuseForeignOrigin } from './refuse-foreign-origin';

const check = (headers: Record<string, string>) => () => refuseForeignOrigin(new Headers(headers));

describe('refuseForeignOrigin', () => {
  const own = { 'x-forwarded-host': 'cases.firm.example', 'x-forwarded-proto': 'https' };

  it('lets a request from one of our own pages pass', () => {
    expect(check({ ...own, origin: 'https://cases.firm.example' })).not.toThrow();
  });

  it.each([
    ['another scheme', 'http://cases.firm.example'],
    ['another port', 'https://cases.firm.example:8443'],
    ['another host', 'https://evil.example'],
    ['a host that begins like ours', 'https://cases.firm.example.evil.example'],
    ['a subdomain', 'https://a.cases.firm.example'],
    ['what is no origin', 'cases.firm.example'],
  ])('refuses a request from %s', (_what, origin) => {
    expect(check({ ...own, origin })).toThrow('was not sent from a page of this product');
  });

  it('refuses a request without an origin that no browser vouches for', () => {
    expect(check({})).toThrow('was not sent from a page of this product');
    expect(check({ 'sec-fetch-site': 'cross-site' })).toThrow();
    expect(check({ 'sec-fetch-site': 'same-site' })).toThrow();
    expect(check({ 'sec-fetch-site': 'none' })).toThrow();
  });

  it('treats the origin of a sandboxed frame like none', () => {
    expect(check({ origin: 'null' })).toThrow();
  });

  it('accepts a request without an origin that the browser says is ours', () => {
    expect(check({ 'sec-fetch-site': 'same-origin' })).not.toThrow();
  });
});
