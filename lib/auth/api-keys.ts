import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'eh_';
const KEY_BYTES = 32;

/** A new API key of 256 random bits; shown once, never stored. */
export function generateApiKey(): string {
  return PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/** What is stored of a key: its SHA-256 in hex. A random key of 256 bits needs no slow hash. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
