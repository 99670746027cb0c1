import type { EventKind } from '@/lib/contracts/events';
import type { NotificationKind } from '@/lib/platform/notifications';

/** What happened was rolled back, so that no event tells of it: `mailWithoutEvent` has it mailed. */
type WithoutEvent = 'opening-refused';

/**
 * By which events members are written to about a notification: those in whose transaction it is told.
 * A notification without one would be mailed with whatever happens next in the firm.
 */
const SET_OFF_BY = {
  'case-assigned': ['case-assigned', 'handoff-accepted'],
  'case-waits': ['waiting-alerted'],
  'cases-wait': ['waiting-alerted'],
  'conflict-waits': ['conflict-checked'],
  'conflicts-wait': ['conflict-checked'],
  'deadline-near': ['deadline-alerted'],
  'deadline-passed': ['deadline-alerted'],
  'deadlines-due': ['deadline-alerted'],
  'over-capacity': ['case-assigned', 'case-changed', 'attorney-changed', 'rules-published'],
  'handoff-asked': ['handoff-requested'],
  'handoff-accepted': ['handoff-accepted'],
  'handoff-declined': ['handoff-declined'],
  'handoff-withdrawn': ['handoff-withdrawn'],
  'handoff-expired': ['handoff-expired'],
  'submission-waits': ['intake-received', 'intake-confirmed'],
  'mentioned-in-note': ['note-added'],
  'rules-not-published': ['scheduled-rules-refused'],
  'cover-planned': ['cover-planned', 'cover-undone'],
  'cover-withdrawn': ['absence-cancelled', 'absence-undone', 'cover-planned', 'cover-undone'],
  'cover-started': ['cover-started'],
  'cover-returned': ['cover-returned'],
  'cover-ended': ['cover-returned'],
  'cover-kept': ['cover-kept'],
  'cover-not-possible': ['cover-blocked'],
  'departure-open': ['member-removed'],
  'departure-finished': ['departure-finished'],
  'wall-conflict': ['wall-raised', 'client-merged'],
  'wall-conflicts': ['wall-raised', 'client-merged'],
  'webhook-stopped': ['webhook-stopped'],
} as const satisfies Record<Exclude<NotificationKind, WithoutEvent>, readonly EventKind[]>;

/** Kinds of events in whose transaction members are told something. */
export const NEWS_KINDS = [...new Set(Object.values(SET_OFF_BY).flat())];
