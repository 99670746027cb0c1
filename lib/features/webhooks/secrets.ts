import 'server-only';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { env } from '@/lib/platform/env';
import type { WebhookEndpoint } from '@/lib/platform/db/generated/client';
import { AppError } from '@/lib/shared/errors';
import type { Message } from './types';

const DIGEST_LENGTH = 16;

export const SIGNATURE_HEADER = 'webhook-signature';

/**
 * The secret that belongs to an id: made from the installation's own when it is needed, and in no
 * table, so that who reads the database can sign nothing.
 */
function secretOf(secretId: string): string {
  const bytes = createHmac('sha256', env.NEXTAUTH_SECRET).update(`webhook ${secretId}`).digest();
  return `whsec_${bytes.toString('base64')}`;
}

/** A secret that no one had before, and what is kept of it. */
export function newSecret() {
  const secretId = randomUUID();
  const secret = secretOf(secretId);
  return { secret, secretId, secretDigest: digestOf(secret) };
}

/** As much of a secret as shows later that it is still the same. */
function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, DIGEST_LENGTH);
}

type Signer = Pick<WebhookEndpoint, 'secretId' | 'secretDigest' | 'formerSecretId' | 'formerUntil'>;

/**
 * The headers of Standard Webhooks: the id of the message, when this attempt is made, and a signature
 * by each secret that holds then. A chat has none.
 *
 * @throws AppError `conflict` where the installation's own secret is another than it was.
 */
export function signedHeaders(
  endpoint: Signer,
  { id }: Pick<Message, 'id'>,
  body: string,
  at: Date,
): Record<string, string> {
  const secrets = secretsAt(endpoint, at);
  if (secrets.length === 0) return {};
  return headersOf(id, at, secrets.map((one) => new Webhook(one).sign(id, at, body)).join(' '));
}

/** The standard's headers of a message that was signed at that time. */
export function headersOf(id: string, at: Date, signature: string): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    [SIGNATURE_HEADER]: signature,
  };
}

function secretsAt({ secretId, secretDigest, ...former }: Signer, at: Date): string[] {
  if (!secretId) return [];
  const secret = secretOf(secretId);
  if (digestOf(secret) !== secretDigest) {
    throw new AppError(
      'conflict',
      'The installation’s own secret was changed, and with it this endpoint’s. Rotate the endpoint’s secret and give the other system the new one.',
    );
  }
  const { formerSecretId, formerUntil } = former;
  const overlaps = formerSecretId && formerUntil && formerUntil > at;
  return overlaps ? [secret, secretOf(formerSecretId)] : [secret];
}
