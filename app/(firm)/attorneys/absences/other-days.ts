'use client';

import type { AwayDays } from './resize-days';
import type { AbsenceDraft } from './use-absence-resize';
import { toast } from '@/components/ui/toast-store';
import type { AbsenceChangePreviewDto, SavedAbsenceDto } from '@/lib/features/absences/dto';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { lastingMessage, type ActionAnswer } from '@/lib/platform/actions/state';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { changeAbsenceAction, previewAbsenceChangeAction } from '../actions';
import { undoOfAbsenceAct } from '../undoable';

const NOT_ARRIVED = 'The answer did not arrive. Try again.';

/** What would follow from other days for an absence; a text says why they cannot be. */
export async function previewDays(
  { id }: AbsenceDto,
  { startsOn, endsOn }: AwayDays,
): Promise<AbsenceChangePreviewDto | string> {
  const answer = await sendFields(previewAbsenceChangeAction, { absenceId: id, startsOn, endsOn });
  return answer.status === 'ok' ? (answer.data ?? NOT_ARRIVED) : whyNot(answer);
}

/** Saves other days for an absence and says so, with the undo; a text says why it was refused. */
export async function saveAbsenceDays(
  { absence: { id, attorneyId, version }, startsOn, endsOn }: AbsenceDraft,
  once: string,
): Promise<SavedAbsenceDto | string> {
  const fields = { absenceId: id, attorneyId, version, startsOn, endsOn };
  const answer = await sendFields(changeAbsenceAction, fields, once);
  if (answer.status !== 'ok') return whyNot(answer);
  if (!answer.data) return NOT_ARRIVED;
  toast.success(answer.message ?? 'Saved.', undoOfAbsenceAct(answer.data));
  return answer.data;
}

/** Whether a day is one of an absence. */
export function isDayOf({ startsOn, endsOn }: AwayDays, day: string): boolean {
  return startsOn <= day && day <= endsOn;
}

/** Where a day cannot be, the field's own message says more than that an entry needs a look. */
function whyNot(answer: Extract<ActionAnswer, { status: 'error' }>): string {
  return Object.values(answer.fieldErrors).flat()[0] ?? lastingMessage(answer);
}
