import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/shared/validation/is-id';
import { stopMail } from './preferences';

/** A member of a firm, whose mail is ended. */
interface Who {
  readonly firmId: string;
  readonly memberId: string;
}

/** Where one POST ends a person's mail, without a sign-in: who and a signature, nothing else. */
export function unsubscribePath({ firmId, memberId }: Who): string {
  const token = `${firmId}.${memberId}.${signatureOf({ firmId, memberId })}`;
  return `/api/mail/unsubscribe?token=${token}`;
}

/** Ends the mail of the person whom the token names. False for one that this product never made. */
export async function unsubscribe(token: string): Promise<boolean> {
  const [firmId = '', memberId = '', signature = ''] = token.split('.');
  if (!isId(firmId) || !isId(memberId)) return false;
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf({ firmId, memberId }));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  await stopMail({ firmId, memberId });
  return true;
}

function signatureOf({ firmId, memberId }: Who): string {
  return createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`unsubscribe ${firmId} ${memberId}`)
    .digest('base64url');
}
