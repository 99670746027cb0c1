import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NextRequest } from 'next/server';
import { config, proxy } from '@/proxy';

function request(path: string, init: { method?: string; headers?: Record<string, string> } = {}) {
  return new NextRequest(`http://127.0.0.1:4000${path}`, init);
}

const signedIn = { headers: { cookie: 'next-auth.session-token=anything' } };

describe('the proxy', () => {
  it('sends a visitor without a session to the sign-in page, remembering where they were going', () => {
    const response = proxy(request('/cases?stage=rfe'));
    expect(response.status).toBe(307);
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.pathname).toBe('/sign-in');
    expect(target.searchParams.get('next')).toBe('/cases?stage=rfe');
  });

  it.each([
    '/sign-in',
    '/sign-up',
    '/intake/some-firm',
    '/calendar/some-token.ics',
    '/api/health',
    '/api/ready',
    '/api/v1/cases',
    '/api/auth/csrf',
  ])('lets %s through without a session', (path) => {
    expect(proxy(request(path)).headers.get('location')).toBeNull();
  });

  it.each(['/sign-in-as', '/apiary', '/intakes', '/calendar', '/calendars/x'])(
    'does not mistake %s for a public page',
    (path) => {
      expect(proxy(request(path)).status).toBe(307);
    },
  );

  it('leaves forms to the action behind them', () => {
    expect(proxy(request('/members', { method: 'POST' })).headers.get('location')).toBeNull();
  });

  it('keeps pages out of every cache', () => {
    expect(proxy(request('/cases', signedIn)).headers.get('cache-control')).toBe(
      'private, no-store',
    );
  });

  it('allows scripts by a nonce that is new for every request, and no others', () => {
    const policies = [1, 2].map(
      () => proxy(request('/cases', signedIn)).headers.get('content-security-policy') ?? '',
    );
    const nonces = policies.map((policy) => /'nonce-([\w+/=]{20,})'/.exec(policy)?.[1]);
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    const scripts = policies[0]?.split('; ').find((part) => part.startsWith('script-src'));
    expect(scripts).not.toContain('unsafe');
  });

  it('lets only those frame a page whom the entry names, and no one frame any other', () => {
    const framed = proxy(
      request('/intake/firm', { headers: { 'x-evenhand-frame-origins': 'https://firm.example' } }),
    );
    expect(framed.headers.get('content-security-policy')).toContain(
      '; frame-ancestors https://firm.example',
    );
    expect(framed.headers.has('x-frame-options')).toBe(false);
    const { headers } = proxy(request('/intake/firm'));
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('forbids framing and running anything that the API answers', () => {
    const { headers } = proxy(request('/api/v1/cases'));
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('leads an address with a broken percent sign to no page instead of failing', () => {
    const rewritten = proxy(request('/cases/%ff', signedIn)).headers.get('x-middleware-rewrite');
    expect(new URL(rewritten ?? '').pathname).toBe('/~');
  });

  it('leads the names of the framework’s own pages to no page', () => {
    for (const path of ['/_global-error', '/_error', '/_error/x']) {
      const rewritten = proxy(request(path, signedIn)).headers.get('x-middleware-rewrite');
      expect(new URL(rewritten ?? '').pathname).toBe('/~');
    }
  });

  it('answers such an address of the API as one where there is nothing', async () => {
    const response = proxy(request('/api/v1/cases/%E0%A4%A'));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'not-found', errors: [] });
  });

  it('insists on https only where the visitor came by it', () => {
    const plain = proxy(request('/sign-in')).headers;
    expect(plain.get('strict-transport-security')).toBeNull();
    expect(plain.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    const secure = proxy(
      request('/sign-in', { headers: { 'x-forwarded-proto': 'https' } }),
    ).headers;
    expect(secure.get('strict-transport-security')).toContain('max-age=');
  });

  it.each(fs.readdirSync('public'))('leaves /%s in public/ to everybody', (file) => {
    const [matcher = ''] = config.matcher;
    expect(new RegExp(`^${matcher}$`).test(`/${file}`)).toBe(false);
    expect(new RegExp(`^${matcher}$`).test(`/${file}/cases`)).toBe(true);
  });
});
