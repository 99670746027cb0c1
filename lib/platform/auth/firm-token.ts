import 'server-only';
import { createHash } from 'node:crypto';

const TOKEN = /^[\w-]{64}$/;
const FIRM_BYTES = 16;

/**
 * The token of a link that needs no one signed in: its firm, whose rows are found by it, and 256 bits
 * that no one can guess. Only its hash is stored, so that reading the tables gives no link.
 */
export function firmTokenOf(firmId: string, secret: Buffer): string {
  const firm = Buffer.from(firmId.replaceAll('-', ''), 'hex');
  return Buffer.concat([firm, secret]).toString('base64url');
}

/** The firm that a token names, and what is stored of it; null for what is no token. */
export function readFirmToken(token: string): { firmId: string; tokenHash: string } | null {
  if (!TOKEN.test(token)) return null;
  const hex = Buffer.from(token, 'base64url').subarray(0, FIRM_BYTES).toString('hex');
  const firmId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { firmId, tokenHash: hashFirmToken(token) };
}

/** What is stored of a token: its SHA-256 in hex. */
export function hashFirmToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
