'use client';

import { useTranslations } from 'next-intl';
import { CONFIRM_REFUSALS } from '@/lib/contracts/intake-codes';
import { callAction } from '@/lib/platform/actions/call-action';
import type { FormAction } from '@/lib/platform/actions/state';
import { unsentKey } from '../unsent-key';

/** An action of a visitor's, refused in their language. */
export function useStatusAction(action: FormAction): FormAction {
  const t = useTranslations('status.confirmRefusals');
  return async (previous, form) => {
    const answer = await callAction(action, previous, form);
    if (answer.status !== 'error') return answer;
    const { unsent, ...rest } = answer;
    const code = CONFIRM_REFUSALS.find((known) => known === answer.message);
    return {
      ...rest,
      fieldErrors: {},
      message: t(unsent ? unsentKey(unsent) : (code ?? 'failed')),
    };
  };
}
