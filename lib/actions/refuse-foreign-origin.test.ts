import { describe, expect, it } from 'vitest';
import { refuseForeignOrigin } from './refuse-foreign-origin';

const check = (headers: Record<string, string>) => () => refuseForeignOrigin(new Headers(headers));

describe('refuseForeignOrigin', () => {
  it('lets a request with an origin pass to the framework’s own comparison', () => {
    expect(check({ origin: 'http://localhost:3000' })).not.toThrow();
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
