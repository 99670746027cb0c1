import type { Scope } from '@/lib/platform/auth/scopes';

export type KeyStatus = 'active' | 'expired' | 'revoked';

/** An API key as admins see it; the key itself is shown once, when it is made. */
export interface ApiKeyDto {
  id: string;
  name: string;
  /** Beginning and end of the key, to tell it from others: `eh_…x7Qp`. */
  shown: string;
  /** The widest one, which includes the others. */
  scope: Scope;
  status: KeyStatus;
  madeBy: string;
  createdAt: string;
  expiresAt: string | null;
  /** To the minute; null for a key that was never used. */
  lastUsedAt: string | null;
  revokedAt: string | null;
  /** The name of the key whose place it takes. */
  successorOf: string | null;
}

/** A new key, with its only appearance in full. */
export interface MadeApiKey {
  id: string;
  name: string;
  scopes: readonly Scope[];
  expiresAt: string | null;
  apiKey: string;
}
