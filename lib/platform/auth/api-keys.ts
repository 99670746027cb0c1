import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'eh_';
const KEY_BYTES = 32;
const HASH_START_LENGTH = 16;

/** A new API key of 256 random bits; shown once, never stored. */
export function generateApiKey(): string {
  return PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/** What is stored of a key: its SHA-256 in hex. A random key of 256 bits needs no slow hash. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** So much of the hash tells keys apart in the audit trail and is of no use to anyone. */
export function hashStartOf(keyHash: string): string {
  return keyHash.slice(0, HASH_START_LENGTH);
}

/** The end of a key, by which its owner knows it again. */
export function lastFourOf(key: string): string {
  return key.slice(-4);
}

/** A key as lists show it; keys from before their ends were kept show only how they begin. */
export function shownKey(lastFour: string | null): string {
  return `${PREFIX}…${lastFour ?? ''}`;
}
