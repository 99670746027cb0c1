'use client';

import { useEffect, useState } from 'react';
import { sendFields } from '@/lib/platform/actions/send-fields';
import type { BulkHandOffPreview } from '@/lib/features/cases/bulk-dto';
import { previewBulkHandOffAction } from './bulk-actions';
import { casesAsFields } from './bulk-messages';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

interface Answer {
  toAttorneyId: string;
  data: BulkHandOffPreview | null;
  problem: string | null;
}

/**
 * What handing these cases to this colleague would do; empty means that the rules choose. While a
 * new answer is on its way the last one stays, and is not `fresh`.
 */
export function useBulkPreview(cases: readonly SelectedCase[], toAttorneyId: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let current = true;
    void ask(cases, toAttorneyId).then((next) => {
      if (current) setAnswer(next);
    });
    return () => {
      current = false;
    };
  }, [cases, toAttorneyId]);
  return {
    data: answer?.data ?? null,
    problem: answer?.problem ?? null,
    fresh: answer?.toAttorneyId === toAttorneyId,
  };
}

async function ask(cases: readonly SelectedCase[], toAttorneyId: string): Promise<Answer> {
  const fields = casesAsFields(cases.map(({ id }) => ({ caseId: id })));
  const answer = await sendFields(previewBulkHandOffAction, { ...fields, toAttorneyId });
  const data = (answer.status === 'ok' && answer.data) || null;
  const problem = answer.status === 'error' ? answer.message : null;
  return { toAttorneyId, data, problem };
}
