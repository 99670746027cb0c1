import { findOpenIntake, newChallenge } from '@/lib/features/intake';

/** What a visitor's browser works on while they fill in the form (decision 0083). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/intake/[slug]/challenge'>,
): Promise<Response> {
  const { slug } = await params;
  const intake = await findOpenIntake(slug);
  if (!intake) return new Response('Not found.\n', { status: 404 });
  return Response.json(await newChallenge(intake.firmId), {
    headers: { 'Cache-Control': 'private, no-store' },
  });
}
