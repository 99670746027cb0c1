import { sendFields } from '@/lib/platform/actions/send-fields';
import type { CaseDraft } from '@/lib/contracts/case';
import type { DraftPreviewDto } from '@/lib/contracts/decision';
import { previewDraftAction } from './actions';

/** As much of the form as decides who would get the case; empty texts are not given yet. */
export type Draft = Readonly<
  Record<Exclude<keyof CaseDraft, 'clientId'>, string> & {
    /** The client, where it is one that the firm knows. */
    clientId: string | null;
  }
>;

/** Takes the draft out of the form; null while there is no visa type to decide on. */
export function readDraft(form: HTMLFormElement, clientId: string | null): Draft | null {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (text('visaType') === '') return null;
  return {
    visaType: text('visaType'),
    complexity: text('complexity'),
    priority: text('priority'),
    deadline: text('deadline'),
    company: text('client.company'),
    clientId,
  };
}

/** Who would get the draft now, or why that is not known. */
export async function askAboutDraft(draft: Draft): Promise<DraftPreviewDto | string> {
  const answer = await sendFields(previewDraftAction, { ...draft });
  if (answer.status === 'ok' && answer.data) return answer.data;
  return answer.status === 'error' && answer.unsent
    ? 'The rules cannot be asked at the moment; what you typed is kept.'
    : 'One of the entries is not complete yet.';
}
