import { answerLead } from '@/lib/features/intake';
import { clientAddress } from '@/lib/platform/auth/client-address';

/** Takes in what another intake system pushes (docs/intake.md). */
export async function POST(
  request: Request,
  { params }: RouteContext<'/intake/[slug]/leads'>,
): Promise<Response> {
  const { slug } = await params;
  const { headers } = request;
  const { status, answer, retryAfterSeconds } = await answerLead({
    slug,
    key: /^Bearer (\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null,
    contentType: headers.get('content-type'),
    body: new Uint8Array(await request.arrayBuffer()),
    address: clientAddress(headers),
  });
  return Response.json(answer, {
    status,
    headers: {
      'Cache-Control': 'private, no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
  });
}
