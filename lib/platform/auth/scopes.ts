import { Forbidden } from '@/lib/shared/errors';

/** From least to most: each scope includes the ones before it. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether a key with `granted` may do what asks for `needed`. */
export function hasScope(granted: readonly string[], needed: Scope): boolean {
  return SCOPES.slice(SCOPES.indexOf(needed)).some((scope) => granted.includes(scope));
}

/**
 * Lets the key pass or refuses.
 * @throws Forbidden naming the missing scope.
 */
export function requireScope(granted: readonly string[], needed: Scope): void {
  if (hasScope(granted, needed)) return;
  throw new Forbidden(
    `scope:${needed}`,
    `This call needs a key with the scope "${needed}"; this key has ${granted.map((scope) => `"${scope}"`).join(', ') || 'none'}.`,
  );
}
