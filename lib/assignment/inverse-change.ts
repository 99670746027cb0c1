import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { ReassignResult, InverseChange } from '@/lib/contracts/handoff';
import { previewAssignment } from './preview-assignment';

/**
 * How a handoff of this moment could be taken back by the person who made it: a question by withdrawing
 * it, a handoff by one in the other direction that names it, so that neither counts. It needs someone
 * who may hand off a colleague's case, and a former holder who may take it without an override.
 */
export async function findInverseChange(
  actor: Actor,
  result: ReassignResult,
): Promise<InverseChange> {
  if (result.status === 'pending') return { kind: 'withdraw', handoffId: result.handoff.id };
  if (!hasPermission(actor.role, 'cases.handoff')) return { kind: 'none', why: null };
  const { id, version } = result.case;
  const { fromAttorneyId, handoffId } = result.assignment;
  const { candidates } = await previewAssignment(actor, { caseId: id });
  const former = candidates.find(({ attorneyId }) => attorneyId === fromAttorneyId);
  if (!former?.eligible) {
    const why = former?.exclusions.map(({ detail }) => detail).join(' ');
    return {
      kind: 'none',
      why: former && why ? `${former.name} could not take it back: ${why}` : null,
    };
  }
  return { kind: 'hand-back', caseId: id, version, toAttorneyId: fromAttorneyId, handoffId };
}
