import type { NextRequest } from 'next/server';
import { groupByField, refuseInput } from '@/lib/platform/actions/action-error';
import { readForm } from '@/lib/platform/actions/read-form';
import { refuseForeignOrigin } from '@/lib/platform/actions/refuse-foreign-origin';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { findViewer } from '@/lib/platform/auth/viewer';
import { AppError } from '@/lib/shared/errors';
import { FORM_READING } from '@/lib/shared/validation/fields';
import { backtestOffThread } from '@/lib/features/backtest';
import { backtestSchema, type BacktestInput } from '@/lib/contracts/backtest';

const PRIVATE = { 'Cache-Control': 'private, no-store' };

/**
 * What a draft of the rules would have done on the firm's last days. A route and no action: actions
 * of one page run one after another, and while a weight is being moved only the last answer is wanted. It
 * ends as soon as no one waits for it.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const viewer = await findViewer();
  if (!viewer) return refuse(401, { message: 'Sign in to see what the rules would have done.' });
  try {
    refuseForeignOrigin(request.headers);
    requirePermission(viewer, 'rules.publish');
    const input = readForm(backtestSchema, await readFields(request)) as BacktestInput;
    const read = backtestSchema.safeParse(input, FORM_READING);
    // In the words of the form, as where it is published.
    if (!read.success) return refuse(400, refuseInput(read.error, {}));
    const answer = await backtestOffThread(actorOf(viewer), input, request.signal);
    return Response.json(answer, { headers: PRIVATE });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499, headers: PRIVATE });
    if (!(error instanceof AppError)) throw error;
    const { message, fields, status, retryAfterSeconds } = error;
    const headers = new Headers(PRIVATE);
    if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds));
    return refuse(status, { message, fieldErrors: groupByField(fields) }, headers);
  }
}

/** @throws AppError `malformed-request` for a body that is no form. */
async function readFields(request: NextRequest): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new AppError('malformed-request', 'Send the draft of the rules as a form.');
  }
}

function refuse(status: number, body: object, headers: HeadersInit = PRIVATE): Response {
  return Response.json(body, { status, headers });
}
