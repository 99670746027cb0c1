import type {
  FilingKind,
  HandoffReason,
  HandoffStatus,
  RecordStatus,
  RecordStep,
  StatusFilter,
} from '@/lib/contracts/case-codes';
import type { HandoffWarning } from '@/lib/contracts/decision';
import { name, type Name } from './name';

/*
 * What the codes of cases and handoffs are called, for every audience: each code once.
 */

/** Where a case stands; `open` is every case that is not closed. */
export const CASE_STATUS_NAMES: Readonly<Record<StatusFilter, Name>> = {
  open: name('open'),
  assigned: name('assigned'),
  waiting: name('waiting'),
  closed: name('closed'),
};

export const HANDOFF_REASON_NAMES: Readonly<Record<HandoffReason, Name>> = {
  workload: name('workload'),
  expertise: name('expertise'),
  absence: name('absence'),
  conflict: name('conflict of interest'),
  'client-request': name('client asked for it'),
  departure: name('departure'),
  other: name('other'),
};

/** The name of a reason as it was recorded; a code that we do not know stands for itself. */
export function handoffReason(code: string): Name {
  const names: Readonly<Record<string, Name>> = HANDOFF_REASON_NAMES;
  return names[code] ?? { label: code, inSentence: code };
}

/** What became of a handoff, at the end of a sentence. */
export const HANDOFF_STATUS_LABELS: Readonly<Record<HandoffStatus, string>> = {
  pending: 'asked for, waiting for an answer',
  accepted: 'accepted',
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'expired without an answer',
  done: 'carried out',
};

export const HANDOFF_WARNING_LABELS: Readonly<Record<HandoffWarning['code'], string>> = {
  returned: 'Straight back',
  'held-before': 'Held it before',
  'many-handoffs': 'Handed off often',
  'deadline-in-leave': 'Deadline in leave',
  'nearly-full': 'Over 90% with it',
};

export const FILING_KIND_NAMES: Readonly<Record<FilingKind, Name>> = {
  cap: name('cap (first H-1B)'),
  extension: name('extension'),
  transfer: name('transfer (change of employer)'),
  amendment: name('amendment'),
};

/** What became of a change of the attorney of record, at the end of a sentence. */
export const RECORD_STATUS_LABELS: Readonly<Record<RecordStatus, string>> = {
  open: 'asked for, not done yet',
  completed: 'done',
  cancelled: 'cancelled',
};

export const RECORD_STEP_NAMES: Readonly<Record<RecordStep, Name>> = {
  'g28-signed': name('new G-28 signed by the client'),
  'client-informed': name('client informed of the change'),
  filed: name('filed with the agency'),
};
