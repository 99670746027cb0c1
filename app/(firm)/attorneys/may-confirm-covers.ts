import 'server-only';
import { actorOf } from '@/lib/auth/load-viewer';
import { hasPermission } from '@/lib/auth/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import { getRules } from '@/lib/rules';

/** Where colleagues have to consent, only managers decide over their heads. */
export async function mayConfirmCovers(viewer: Viewer): Promise<boolean> {
  if (hasPermission(viewer.role, 'cases.handoff')) return true;
  if (!hasPermission(viewer.role, 'rules.read')) return false;
  return !(await getRules(actorOf(viewer))).handoffNeedsAcceptance;
}
