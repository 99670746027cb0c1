import 'server-only';
import { createHash, createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { IntakeRefusal } from '@/lib/contracts/intake-codes';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';

/*
 * The proof of work that a submission carries: a second or so of a phone's time, which is nothing
 * for one person and much for a machine that sends thousands. No one else is asked, and no one is
 * followed.
 */

/** As long as someone may take for the form, and more. */
const LIFE_MS = 2 * 60 * 60_000;

const ALGORITHM = 'PBKDF2/SHA-256';
const ROUNDS = 1_000;
/** So many derivations of that many rounds, some half of a second on a desktop. */
const TRIES = { least: 150, most: 450 } as const;

/** A challenge of this firm, for one submission. */
export async function newChallenge(firmId: string): Promise<Challenge> {
  return createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter: randomInt(TRIES.least, TRIES.most),
    deriveKey,
    expiresAt: new Date(now().getTime() + LIFE_MS),
    ...secretsOf(firmId),
  });
}

const hex = z
  .string()
  .max(200)
  .regex(/^[0-9a-f]+$/);
const payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      cost: z.literal(ROUNDS),
      expiresAt: z.int(),
      keyLength: z.int().min(16).max(64),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.strictObject({ counter: z.int(), derivedKey: hex, time: z.number().optional() }),
});

/** A proof that was looked at: its digest and its end, or why it is none. */
export type CheckedProof =
  | { readonly nonceDigest: string; readonly expiresAt: Date }
  | { readonly refused: IntakeRefusal };

/** Looks at a proof without the database: what a machine sends without one costs next to nothing. */
export async function checkProof(firmId: string, sent: string | undefined): Promise<CheckedProof> {
  const proof = readProof(sent);
  if (!proof) return { refused: 'proof-missing' };
  const { parameters, signature } = proof.challenge;
  const expiresAt = new Date(parameters.expiresAt * 1000);
  if (expiresAt <= now()) return { refused: 'proof-expired' };
  const { verified, expired } = await verifySolution({
    challenge: { parameters, signature },
    solution: { counter: proof.solution.counter, derivedKey: proof.solution.derivedKey },
    deriveKey,
    ...secretsOf(firmId),
  });
  if (!verified) return { refused: expired ? 'proof-expired' : 'proof-missing' };
  const nonceDigest = createHash('sha256').update(parameters.nonce).digest('hex');
  return { nonceDigest, expiresAt };
}

function readProof(sent: string | undefined): z.output<typeof payload> | null {
  if (!sent) return null;
  try {
    return payload.safeParse(JSON.parse(sent)).data ?? null;
  } catch {
    return null;
  }
}

/** Each firm has its own, so that work done for one is worth nothing at another. */
function secretsOf(firmId: string) {
  const secret = (use: string) =>
    createHmac('sha256', env.NEXTAUTH_SECRET).update(`intake ${use} ${firmId}`).digest('hex');
  return { hmacSignatureSecret: secret('challenge'), hmacKeySignatureSecret: secret('key') };
}
