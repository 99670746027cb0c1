import NextAuth from 'next-auth';
import { NextRequest } from 'next/server';
import { readFrameworkBody } from '@/lib/platform/auth/framework-body';
import { requireRoomToEnter } from '@/lib/platform/auth/enter';
import { authOptions } from '@/lib/platform/auth/options';
import { findViewer } from '@/lib/platform/auth/viewer';
import { AppError } from '@/lib/shared/errors';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** All that is used of the framework's own endpoints; the rest is not here. */
const OPEN = ['GET csrf', 'GET session', 'POST callback/credentials', 'POST signout'];

const PRIVATE = { 'Cache-Control': 'private, no-store' };

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const called = `${method} ${nextauth.join('/')}`;
  if (!OPEN.includes(called)) return new Response(null, { status: 404, headers: PRIVATE });
  if (!goesSomewhere(request)) return new Response(null, { status: 400, headers: PRIVATE });
  // The token of a session that has ended is as good as none.
  if (called === 'GET session' && !(await findViewer())) {
    return Response.json({}, { headers: PRIVATE });
  }
  try {
    if (called === 'POST callback/credentials') await requireRoomToEnter();
    return await callFramework(request, context);
  } catch (error) {
    if (error instanceof AppError) return refuse(error);
    throw error;
  }
}

async function callFramework(request: NextRequest, context: RouteContext): Promise<Response> {
  let refusal: AppError | null = null;
  const options = authOptions((error) => (refusal = error));
  const response: unknown = await NextAuth(await withReadBody(request), context, options);
  if (!(response instanceof Response)) throw new Error('next-auth gave no answer.');
  // The framework turns every refusal into a wrong password.
  if (refusal && isBusy(refusal)) return refuse(refusal);
  return withRelativeRedirect(response);
}

/** Whether the addresses to go on to are any: at others the framework fails with 500. */
function goesSomewhere({ nextUrl, cookies }: NextRequest): boolean {
  const kept = cookies.getAll().filter(({ name }) => name.endsWith('next-auth.callback-url'));
  const onward = [...nextUrl.searchParams.getAll('callbackUrl'), ...kept.map(({ value }) => value)];
  return onward.every((to) => (to.startsWith('/') || URL.canParse(to)) && !to.includes('\0'));
}

function isBusy(refusal: AppError): boolean {
  return refusal.code === 'too-many-requests' || refusal.code === 'internal';
}

async function withReadBody(request: NextRequest): Promise<NextRequest> {
  if (request.method !== 'POST') return request;
  const body = await readFrameworkBody(request);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new NextRequest(request.nextUrl, { method: 'POST', headers, body });
}

function refuse(error: AppError): Response {
  const { message, status, retryAfterSeconds } = error;
  const headers = {
    ...PRIVATE,
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
  };
  const url = `/sign-in?${new URLSearchParams({ error: error.code })}`;
  return Response.json({ message, url }, { status, headers });
}

/**
 * Its redirects name a configured host, ours answers under whatever name it was called by; and
 * where it leads to pages of its own, the way in is ours.
 */
function withRelativeRedirect(response: Response): Response {
  const target = response.headers.get('location');
  if (target && URL.canParse(target)) {
    const { pathname, search } = new URL(target);
    const path = /^\/api\/auth\/(?:error|signin)$/.test(pathname) ? '/sign-in' : pathname;
    const why = path === pathname || search.includes('error=') ? search : '?error=session';
    response.headers.set('location', path + why);
  }
  return response;
}

export { handle as GET, handle as POST };
