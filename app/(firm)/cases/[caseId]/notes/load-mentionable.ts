import type { MentionableDto } from '@/lib/features/notes/dto';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { listMentionableAction } from '../../actions';

/** The colleagues to choose from; null where they did not arrive, as when the network is gone. */
export async function loadMentionable(caseId: string): Promise<readonly MentionableDto[] | null> {
  const answer = await sendFields(listMentionableAction, { caseId });
  return answer.status === 'ok' ? (answer.data ?? null) : null;
}
