import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';

/** Whether the actor may record and cancel absences of this attorney: their own, or anyone's. */
export function mayManageAbsencesOf(actor: Actor, attorneyId: string): boolean {
  if (hasPermission(actor.role, 'absences.manage')) return true;
  return actor.attorneyId === attorneyId && hasPermission(actor.role, 'absences.manage-own');
}

/** @throws AppError `forbidden` naming the roles that may. */
export function requireAbsencesOf(actor: Actor, attorneyId: string): void {
  if (!mayManageAbsencesOf(actor, attorneyId)) requirePermission(actor, 'absences.manage');
}
