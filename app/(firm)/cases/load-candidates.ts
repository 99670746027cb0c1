import type { CandidatesDto } from '@/lib/cases/dto';
import { IDLE } from '@/lib/actions/state';
import { previewCaseAction } from './actions';

/** The ranking of a case at this moment, or the reason why there is none. */
export async function loadCandidates(caseId: string): Promise<CandidatesDto | string> {
  const form = new FormData();
  form.set('caseId', caseId);
  const answer = await previewCaseAction(IDLE, form);
  if (answer.status === 'error') return answer.message;
  return (answer.status === 'ok' && answer.data) || 'The ranking did not arrive. Try again.';
}
