import { findHolder } from './run-lock';
import { readPort } from './address';

/** A link as people open it: at the public address where one is set, else at this machine's server. */
export function publicLink(path: string): string {
  const base =
    process.env.NEXTAUTH_URL || findHolder()?.address || `http://localhost:${readPort()}`;
  return new URL(path, base).href;
}
