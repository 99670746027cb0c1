import { NextResponse, type NextRequest } from 'next/server';
import { problemFrom } from '@/app/api/v1/problem';
import { PAGE_HEADER } from '@/lib/platform/auth/page-header';
import { commonHeaders, dataHeaders } from '@/lib/platform/http/answer-headers';
import { FRAME_HEADER } from '@/lib/platform/http/framing';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';

/*
 * Runs before every page and every route: sets the headers that browsers enforce, and sends a
 * visitor without any session cookie to the sign-in page at once. Only a courtesy: whether the
 * session is real, whose it is and what it may do is decided by the page and by the action.
 */

const SESSION_COOKIE = /^(?:__Secure-)?next-auth\.session-token$/;
const PUBLIC_PAGES = /^\/(?:sign-in|sign-up|invitation|reset|intake)(?:\/|$)/;

/** What programs read: the API, and the calendars of members. */
const DATA = /^\/(?:api(?:\/|$)|calendar\/)/;

/** What the framework shows in the place of a page; asked for by name it answers 500. */
const OWN_PAGES = /^\/_(?:global-error|error)(?:\/|$)/;

/** An address that no page has. */
const NO_PAGE = '/~';

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (DATA.test(pathname)) return guardData(request);
  if (!isPublic(pathname) && request.method === 'GET' && !hasSessionCookie(request)) {
    return withHeaders(redirectToSignIn(request), commonHeaders(isHttps(request)));
  }
  return guardPage(request);
}

function guardData(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const answer = isDecodable(pathname) ? NextResponse.next() : refuseAddress(pathname);
  return withHeaders(answer, dataHeaders(isHttps(request)));
}

/** What the API answers at an address that no one can read: the same as where there is nothing. */
function refuseAddress(pathname: string): NextResponse {
  const problem = problemFrom(new AppError('not-found', `There is nothing at ${pathname}.`));
  return NextResponse.json(problem, {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'private, no-store',
      'X-Request-Id': newId(),
    },
  });
}

function guardPage(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  // The one page that other websites may show; the entry has asked whose.
  const framedBy = request.headers.get(FRAME_HEADER);
  const policy = contentSecurityPolicy(nonce, isHttps(request), framedBy ?? "'none'");
  const forwarded = new Headers(request.headers);
  // The framework reads the nonce from this header; the root layout hands it to the theme script.
  forwarded.set('Content-Security-Policy', policy);
  forwarded.set('x-nonce', nonce);
  forwarded.set(PAGE_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = withHeaders(passOn(request, forwarded), commonHeaders(isHttps(request)));
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'private, no-store');
  if (framedBy) response.headers.delete('X-Frame-Options');
  return response;
}

/**
 * Lets the request through. An address with a broken percent sign ("/cases/%ff") makes the
 * framework fail with a bare 500 wherever it meets a dynamic part, so it is led to no page at all.
 */
function passOn(request: NextRequest, headers?: Headers): NextResponse {
  const init = headers && { request: { headers } };
  const { pathname } = request.nextUrl;
  if (isDecodable(pathname) && !OWN_PAGES.test(pathname)) return NextResponse.next(init);
  return NextResponse.rewrite(new URL(NO_PAGE, request.url), init);
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/**
 * Scripts run only with this request's nonce, or loaded by one that has it. Inline styles are
 * allowed: charts and dialogs place things with style attributes, which take no nonce.
 */
function contentSecurityPolicy(nonce: string, https: boolean, framedBy: string): string {
  const isDevelopment = env.NODE_ENV === 'development';
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ];
  if (https) directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

function withHeaders(
  response: NextResponse,
  headers: Readonly<Record<string, string>>,
): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(':', '')) === 'https';
}

function isPublic(pathname: string): boolean {
  return PUBLIC_PAGES.test(pathname);
}

function hasSessionCookie(request: NextRequest): boolean {
  return request.cookies.getAll().some(({ name }) => SESSION_COOKIE.test(name));
}

function redirectToSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = request.nextUrl.clone();
  target.pathname = '/sign-in';
  target.search = pathname === '/' ? '' : `?${new URLSearchParams({ next: pathname + search })}`;
  return NextResponse.redirect(target);
}

export const config = {
  // Everything but the build's own files and those in public/, which are the same for everyone. The
  // framework reads this as it stands here, so the names are written out; a test compares them.
  matcher: [
    '/((?!_next/static|_next/image|(?:favicon\\.ico|icon\\.svg|icon-[\\w-]+\\.png|apple-touch-icon\\.png|social\\.png|site\\.webmanifest|robots\\.txt)$).*)',
  ],
};
