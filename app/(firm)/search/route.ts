import type { NextRequest } from 'next/server';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { findViewer } from '@/lib/platform/auth/viewer';
import { AppError } from '@/lib/shared/errors';
import { searchFirm } from '@/lib/features/search';
import type { SearchInput } from '@/lib/contracts/search';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

/**
 * What the command palette finds for `q`. A route and no action: actions of one page run one after
 * another, and while someone is typing only the last answer is wanted.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuse(401, 'Sign in to search.');
  const input = Object.fromEntries(request.nextUrl.searchParams) as SearchInput;
  try {
    return Response.json(await searchFirm(actorOf(viewer), input), { headers: PRIVATE });
  } catch (error) {
    if (error instanceof AppError) return refuse(error.status, error.message);
    throw error;
  }
}

function refuse(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: PRIVATE });
}
