'use client';

import {
  MENDING_LABELS,
  mendingSentence,
  type BlockedAttorney,
  type WaitingFor,
} from '@/components/cases/what-frees';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FormAction } from '@/lib/platform/actions/state';
import type { FreeingDto } from '@/lib/contracts/decision';
import { freeCaseAction } from './mend-action';

/** The button that makes the change to an attorney which frees a waiting case, after asking. */
export function MendButton({
  one,
  attorney: { attorneyId, name },
  change,
  onMended,
}: {
  one: WaitingFor & { id: string; number: number };
  attorney: Pick<BlockedAttorney, 'attorneyId' | 'name'>;
  change: FreeingDto;
  /** The change is made; the case may have gone to the attorney, or to wait on. */
  onMended?: () => void;
}) {
  const action: FormAction = async (previous, form) => {
    const answer = await freeCaseAction(previous, form);
    if (answer.status === 'ok') onMended?.();
    return answer;
  };
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" className="max-w-full">
          <span className="min-w-0 truncate">
            {MENDING_LABELS[change.kind]}: <bdi>{name}</bdi>
          </span>
        </Button>
      }
      title={`${MENDING_LABELS[change.kind]}?`}
      description={`${mendingSentence(name, change, one)} It stays so; the waiting line is looked through at once, the best case first.`}
      confirmLabel={MENDING_LABELS[change.kind]}
      action={action}
      hidden={{ caseId: one.id, attorneyId, kind: change.kind }}
    />
  );
}
