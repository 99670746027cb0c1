import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/auth/options';

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  const response: unknown = await NextAuth(request, context, authOptions());
  if (!(response instanceof Response)) throw new Error('next-auth gave no answer.');
  return withRelativeRedirect(response);
}

/** Its redirects name a configured host; ours answers under whatever name it was called by. */
function withRelativeRedirect(response: Response): Response {
  const target = response.headers.get('location');
  if (target && URL.canParse(target)) {
    const { pathname, search } = new URL(target);
    response.headers.set('location', pathname + search);
  }
  return response;
}

export { handle as GET, handle as POST };
