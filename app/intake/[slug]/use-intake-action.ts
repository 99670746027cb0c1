'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { INTAKE_PROBLEMS, INTAKE_REFUSALS, type IntakeRefusal } from '@/lib/contracts/intake-codes';
import type { SentIntake } from '@/lib/features/intake/dto';
import { callAction } from '@/lib/platform/actions/call-action';
import type { ActionAnswer, FormAction } from '@/lib/platform/actions/state';
import { unsentKey } from '../unsent-key';
import { submitIntakeAction } from './actions';
import { canProve, useProof } from './use-proof';

type Refused = Extract<ActionAnswer, { status: 'error' }>;

/** Sends the form with its proof, and says in the visitor's language what became of it. */
export function useIntakeAction(slug: string): {
  action: FormAction<SentIntake>;
  /** Whether the server runs a newer build, which takes nothing from this page any more. */
  isOutdated: boolean;
} {
  const t = useTranslations();
  const [isOutdated, setOutdated] = useState(false);
  const { proof, renew } = useProof(slug);

  function inWords(answer: Refused): Refused {
    const { fieldErrors, unsent, ...rest } = answer;
    const words: Record<string, string[]> = {};
    for (const [name, codes] of Object.entries(fieldErrors)) {
      words[name] = [...new Set(codes.map((code) => t(`problems.${problemOf(code)}`)))];
    }
    const isAboutFields = Object.keys(words).length > 0;
    const refusal = isAboutFields
      ? 'fields'
      : unsent
        ? unsentKey(unsent)
        : refusalOf(answer.message);
    return { ...rest, message: t(`refusals.${refusal}`), fieldErrors: words };
  }

  const action: FormAction<SentIntake> = async (previous, form) => {
    if (!canProve()) return refused(t('insecure'));
    const made = await proof();
    if ('refused' in made) return refused(t(`refusals.${made.refused}`));
    form.set('proof', made.proof);
    const answer = await callAction(submitIntakeAction, previous, form);
    if (answer.status !== 'error') return answer;
    if (answer.message === 'proof-expired' || answer.message === 'proof-missing') renew();
    setOutdated(answer.unsent === 'new-version');
    return inWords(answer);
  };
  return { action, isOutdated };
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
