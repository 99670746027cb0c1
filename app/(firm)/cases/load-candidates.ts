import type { CandidatesDto } from '@/lib/contracts/decision';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { previewCaseAction } from './actions';

/** The ranking of a case at this moment, or the reason why there is none. */
export async function loadCandidates(caseId: string): Promise<CandidatesDto | string> {
  const answer = await sendFields(previewCaseAction, { caseId });
  if (answer.status === 'error') return answer.message;
  return answer.data ?? 'The ranking did not arrive. Try again.';
}
