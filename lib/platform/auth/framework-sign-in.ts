import 'server-only';
import NextAuth from 'next-auth';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors';
import { requireRoomToEnter } from './enter';
import { authOptions } from './options';
import { sessionCookie } from './session-token';

/** No one is asked at this address: the framework wants to be called by one. */
const INSIDE = 'http://evenhand.invalid/api/auth';

const csrfAnswer = z.object({ csrfToken: z.string() });

/**
 * Signs in through next-auth's credentials provider, as its own client would: a token against
 * forged requests first, then the callback. The browser gets the session cookie that next-auth made.
 * @throws AppError why it was refused.
 */
export async function signInThroughFramework(credentials: {
  email: string;
  password: string;
}): Promise<void> {
  await requireRoomToEnter();
  const jar = await cookies();
  let refusal: AppError | null = null;
  const options = authOptions((error) => (refusal = error));
  const asked = await callFramework(new NextRequest(`${INSIDE}/csrf`), ['csrf'], options);
  const { csrfToken } = csrfAnswer.parse(await asked.json());
  const tokens = asked.headers.getSetCookie().map(readCookie);
  for (const { name, value } of tokens) jar.set(name, value);
  const request = new NextRequest(`${INSIDE}/callback/credentials`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...credentials, csrfToken, json: 'true' }),
  });
  const answer = await callFramework(request, ['callback', 'credentials'], options);
  // The form has no use for them afterwards: it is vouched for by its origin.
  for (const { name } of tokens) jar.delete(name);
  const { name, options: attributes } = sessionCookie();
  const session = answer.headers
    .getSetCookie()
    .map(readCookie)
    .find((one) => one.name === name);
  if (!session) throw refusal ?? new AppError('internal', 'Sign-in failed. Try again in a moment.');
  jar.set(name, session.value, {
    ...attributes,
    ...(session.expires && { expires: session.expires }),
  });
}

async function callFramework(
  request: NextRequest,
  nextauth: string[],
  options: ReturnType<typeof authOptions>,
): Promise<Response> {
  const answer: unknown = await NextAuth(
    request,
    { params: Promise.resolve({ nextauth }) },
    options,
  );
  if (!(answer instanceof Response)) throw new Error('next-auth gave no answer.');
  return answer;
}

function readCookie(line: string): { name: string; value: string; expires: Date | null } {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  const expires = attributes.find((one) => /^\s*expires=/i.test(one))?.replace(/^[^=]*=/, '');
  return {
    name: name.trim(),
    value: decodeURIComponent(value.join('=')),
    expires: expires === undefined ? null : new Date(expires),
  };
}
