'use client';

import { useTranslations } from 'next-intl';
import { INTAKE_PROBLEMS, INTAKE_REFUSALS, type IntakeRefusal } from '@/lib/contracts/intake-codes';
import { callAction } from '@/lib/platform/actions/call-action';
import type { ActionAnswer, FormAction } from '@/lib/platform/actions/state';
import { submitIntakeAction } from './actions';
import { canProve, useProof } from './use-proof';

type Refused = Extract<ActionAnswer, { status: 'error' }>;

/** Sends the form with its proof, and says in the visitor's language what became of it. */
export function useIntakeAction(slug: string): FormAction<{ path: string }> {
  const t = useTranslations();
  const { proof, renew } = useProof(slug);

  function inWords(answer: Refused): Refused {
    const { fieldErrors, unsent, ...rest } = answer;
    const words: Record<string, string[]> = {};
    for (const [name, codes] of Object.entries(fieldErrors)) {
      words[name] = [...new Set(codes.map((code) => t(`problems.${problemOf(code)}`)))];
    }
    const isAboutFields = Object.keys(words).length > 0;
    const refusal = isAboutFields ? 'fields' : unsent ? 'unsent' : refusalOf(answer.message);
    return { ...rest, message: t(`refusals.${refusal}`), fieldErrors: words };
  }

  return async (previous, form) => {
    if (!canProve()) return refused(t('insecure'));
    const made = await proof();
    if (made === null) return refused(t('refusals.unsent'));
    form.set('proof', made);
    const answer = await callAction(submitIntakeAction, previous, form);
    if (answer.status !== 'error') return answer;
    if (answer.message === 'proof-expired' || answer.message === 'proof-missing') renew();
    return inWords(answer);
  };
}

function refused(message: string): Refused {
  return { status: 'error', message, fieldErrors: {}, values: {} };
}

/** A code of ours; what the platform refuses before the form is read, such as NUL, is no text. */
function problemOf(message: string): string {
  return INTAKE_PROBLEMS.find((code) => code === message) ?? 'not-text';
}

function refusalOf(message: string): IntakeRefusal | 'failed' {
  return INTAKE_REFUSALS.find((code) => code === message) ?? 'failed';
}
