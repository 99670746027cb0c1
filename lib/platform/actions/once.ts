import 'server-only';
import { answerOnce, hashRequest } from '@/lib/platform/idempotency/answer-once';
import type { Actor } from '@/lib/platform/auth/actor';
import { AppError } from '@/lib/shared/errors';
import { ONCE_FIELD } from './state';

const KEY = /^[0-9a-f]{32}$/;

/**
 * Does a form's work once, however often the form is sent: a second submission with the same key
 * gets the first one's answer, also while that is still being worked on. Keys are kept beside those
 * of the API, under the member's own name. A form without a key, sent before scripts ran, is worked
 * on as it is.
 *
 * @throws AppError `idempotency-key-reused` when the form was changed and sent again although the
 * first submission had succeeded.
 */
export async function doOnce<T>(
  actor: Actor,
  form: FormData,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  const sent = form.get(ONCE_FIELD);
  if (typeof sent !== 'string' || !KEY.test(sent)) return work();
  const key = `form:${actor.id}:${sent}`;
  const hash = hashRequest('FORM', '', input);
  const { body } = await answerOnce(actor.firmId, { key, hash }, async () => ({
    status: 200,
    body: await work(),
  })).catch((error: unknown) => {
    throw isReused(error) ? alreadySaved() : error;
  });
  // Written by `work`, here or in the first submission.
  return (body ?? undefined) as T;
}

function isReused(error: unknown): boolean {
  return error instanceof AppError && error.code === 'idempotency-key-reused';
}

function alreadySaved(): AppError {
  return new AppError(
    'idempotency-key-reused',
    'This form was already saved with other entries. Reload the page to see what was saved, then change that.',
  );
}
