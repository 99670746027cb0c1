import { readFeed } from '@/lib/features/calendar';
import { clientAddress } from '@/lib/platform/auth/client-address';

const COMMON = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' };

/** The calendar behind a member's private address, for programs (docs/calendar.md). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/calendar/[token]'>,
): Promise<Response> {
  const { token } = await params;
  const { headers } = request;
  const answer = await readFeed(token, clientAddress(headers));
  switch (answer.kind) {
    case 'nothing':
      return refuse(404, 'There is nothing here.');
    case 'too-often':
      return refuse(429, 'This calendar is asked for too often. Try again later.', {
        'Retry-After': String(answer.seconds),
      });
    case 'calendar': {
      const { body, etag } = answer;
      const known = headers.get('if-none-match')?.split(/, ?/) ?? [];
      const fresh = { ...COMMON, ETag: etag };
      if (known.some((tag) => tag.replace(/^W\//, '') === etag)) {
        return new Response(null, { status: 304, headers: fresh });
      }
      return new Response(body, {
        headers: {
          ...fresh,
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'inline; filename="evenhand.ics"',
        },
      });
    }
  }
}

function refuse(status: number, message: string, more: Record<string, string> = {}): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { ...COMMON, 'Content-Type': 'text/plain; charset=utf-8', ...more },
  });
}
