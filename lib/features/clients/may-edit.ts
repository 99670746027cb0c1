import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';

/**
 * Whether this actor may correct a client's name, addresses and employer: managers and admins
 * everyone's, intake those whom they entered. A relationship attorney is named by `clients.edit` alone.
 */
export function mayEditClient(
  actor: Pick<Actor, 'role' | 'kind' | 'id'>,
  { createdById }: { readonly createdById: string | null },
): boolean {
  if (hasPermission(actor.role, 'clients.edit')) return true;
  if (!hasPermission(actor.role, 'clients.edit-own')) return false;
  return createdById !== null && createdById === memberIdOf(actor);
}
