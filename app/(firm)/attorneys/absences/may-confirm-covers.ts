import 'server-only';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { getRules } from '@/lib/features/rules';

/** Where colleagues have to consent, only managers decide over their heads. */
export async function mayConfirmCovers(viewer: Viewer): Promise<boolean> {
  if (hasPermission(viewer.role, 'cases.handoff')) return true;
  if (!hasPermission(viewer.role, 'rules.read')) return false;
  return !(await getRules(actorOf(viewer))).handoffNeedsAcceptance;
}
