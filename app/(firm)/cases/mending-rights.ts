import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import type { MendingRights } from './mendable';

/** What the viewer may change about attorneys for a waiting case; the services check again. */
export function mendingRights({ role }: Pick<Viewer, 'role'>): MendingRights {
  return {
    mayChangeAttorneys: hasPermission(role, 'attorneys.manage'),
    mayEndAbsences: hasPermission(role, 'absences.manage'),
  };
}
