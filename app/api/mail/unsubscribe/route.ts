import { unsubscribe } from '@/lib/features/mail';
import { env } from '@/lib/platform/env';

export const dynamic = 'force-dynamic';

const LONGEST_TOKEN = 200;

/** What a mail program's button sends: ends the mail of the person whom the token names (RFC 8058). */
export async function POST(request: Request): Promise<Response> {
  const token = tokenOf(request);
  const isKnown = token.length <= LONGEST_TOKEN && (await unsubscribe(token));
  return say(
    isKnown
      ? 'You get no more mail about what happens in the firm.'
      : 'This address ends nothing: it is not whole.',
    isKnown ? 200 : 404,
  );
}

/** Looking changes nothing: programs that look at links before people do must not end anything. */
export function GET(request: Request): Response {
  return Response.redirect(new URL('/account', env.NEXTAUTH_URL ?? request.url), 303);
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('token') ?? '';
}

function say(text: string, status: number): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
