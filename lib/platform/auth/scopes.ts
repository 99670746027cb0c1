import { SCOPES, type Scope } from '@/lib/contracts/api-key-codes';
import { Forbidden } from '@/lib/shared/errors';

export { SCOPES, type Scope };

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
