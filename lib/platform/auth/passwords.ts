import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { inPasswordQueue, type Asker } from './password-queue';

/**
 * Argon2id (the package's default algorithm) with 19 MiB, two passes and one lane: OWASP's first
 * recommendation, about 30 ms on one core. Only a few run at a time: see `inPasswordQueue`.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Costs as much to compare with as any, and belongs to no password that anyone knows. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$AjmmojYt0/jKqYCiwrKNwg$AGd7WaQrQZMeJ73PcIhtRuawiY2lKA+1RwNpkY7GL4Y';

/**
 * The string to store for a password: parameters, salt and digest.
 * @throws AppError `too-many-requests` when too many are being hashed already.
 */
export async function hashPassword(password: string, asker: Asker = 'known'): Promise<string> {
  return inPasswordQueue(asker, () => hash(password.normalize('NFKC'), COST));
}

/**
 * Whether the password belongs to the stored hash. Without a hash (no such user) it works as long
 * against one that nothing matches, so that the time taken does not tell who has an account.
 * @throws AppError `too-many-requests` when too many are being hashed already.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  asker: Asker = 'known',
): Promise<boolean> {
  const matches = await inPasswordQueue(asker, () =>
    verify(stored ?? DECOY, password.normalize('NFKC')),
  );
  return stored !== null && matches;
}
