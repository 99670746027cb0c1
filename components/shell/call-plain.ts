import { callAction } from '@/lib/platform/actions/call-action';
import { IDLE } from '@/lib/platform/actions/state';
import { toast } from '@/components/ui/toast-store';
import type { PlainAction } from './session-acts';

/** Calls an action that leads somewhere else, such as signing out; the page stays where it fails. */
export async function callPlain(action: PlainAction, form: FormData): Promise<void> {
  const answer = await callAction<undefined>(
    async (_previous, sent) => {
      await action(sent);
      return { status: 'ok' };
    },
    IDLE,
    form,
  );
  if (answer.status === 'error') toast.error(answer.message);
}
