import type { EventKind } from '@/lib/contracts/events';

/** What reads the audit trail and compares it with rows. */
export type TrailCheck =
  | 'access'
  | 'conflicts'
  | 'decisions'
  | 'handoffs'
  | 'keys'
  | 'members'
  | 'notes'
  | 'rules'
  | 'stages'
  | 'texts'
  | 'walls';

/** Which checks compare events of a kind with rows; none, and why. */
type Compared = readonly [TrailCheck, ...TrailCheck[]] | { readonly none: string };

const OTHER_CHECK = 'the rows that it tells of are checked against one another';
const NO_ROW = 'no row says the same a second time';
const NOT_YET = 'the row is not compared with its events yet';

/** Every kind of event and what compares it with rows. A new kind says so here. */
export const COMPARED: Readonly<Record<EventKind, Compared>> = {
  'case-opened': ['stages'],
  'case-changed': ['stages'],
  'note-added': ['notes'],
  'conflict-checked': ['conflicts'],
  'conflict-answered': ['conflicts'],
  'case-waits': ['decisions'],
  'case-assigned': ['decisions'],
  'case-handed-off': ['handoffs'],
  'handoff-requested': ['handoffs'],
  'handoff-accepted': ['handoffs'],
  'handoff-declined': ['handoffs'],
  'handoff-withdrawn': ['handoffs'],
  'handoff-expired': ['handoffs'],
  'waiting-alerted': { none: NO_ROW },
  'deadline-alerted': { none: NO_ROW },
  'record-change-asked': { none: OTHER_CHECK },
  'record-step-ticked': { none: OTHER_CHECK },
  'record-change-cancelled': { none: OTHER_CHECK },
  'attorney-of-record-changed': { none: OTHER_CHECK },
  'client-added': { none: NOT_YET },
  'client-changed': { none: NOT_YET },
  'client-merged': { none: OTHER_CHECK },
  'client-merge-undone': { none: OTHER_CHECK },
  'attorney-added': { none: NOT_YET },
  'attorney-changed': { none: NOT_YET },
  'counters-repaired': { none: OTHER_CHECK },
  'absence-recorded': { none: NOT_YET },
  'absence-changed': { none: NOT_YET },
  'absence-shortened': { none: NOT_YET },
  'absence-cancelled': { none: NOT_YET },
  'absence-undone': { none: NOT_YET },
  'cover-planned': { none: OTHER_CHECK },
  'cover-started': { none: OTHER_CHECK },
  'cover-blocked': { none: OTHER_CHECK },
  'cover-returned': { none: OTHER_CHECK },
  'cover-kept': { none: OTHER_CHECK },
  'cover-undone': { none: OTHER_CHECK },
  'departure-planned': { none: NOT_YET },
  'departure-finished': { none: NOT_YET },
  'firm-created': ['members', 'rules', 'keys'],
  'firm-changed': { none: NOT_YET },
  'intake-settings-changed': { none: NOT_YET },
  'leads-key-made': { none: NOT_YET },
  'leads-key-revoked': { none: NO_ROW },
  'calendar-source-added': { none: NOT_YET },
  'calendar-source-removed': { none: NO_ROW },
  'calendar-source-restarted': { none: NO_ROW },
  'calendar-source-stopped': { none: NOT_YET },
  'calendar-feed-made': { none: NOT_YET },
  'calendar-feed-revoked': { none: NO_ROW },
  'intake-received': { none: NOT_YET },
  'intake-accepted': { none: NOT_YET },
  'intake-refused': { none: NOT_YET },
  'intake-link-revoked': { none: NO_ROW },
  'intake-confirmation-asked': { none: NO_ROW },
  'intake-confirmed': { none: NOT_YET },
  'import-finished': { none: NO_ROW },
  'import-undone': { none: 'what it took back is passed over by the other checks' },
  'demo-completed': { none: NO_ROW },
  'sample-firm-asked': { none: NO_ROW },
  'sample-firm-removed': { none: NO_ROW },
  'client-forgotten': ['texts'],
  'access-anchored': ['access'],
  'member-invited': { none: NOT_YET },
  'invitation-renewed': { none: NOT_YET },
  'invitation-revoked': { none: NOT_YET },
  'invitation-declined': { none: NOT_YET },
  'invitation-accepted': { none: NOT_YET },
  'member-added': ['members'],
  'member-changed': ['members'],
  'member-removed': ['members'],
  'password-changed': { none: NO_ROW },
  'password-reset': { none: NO_ROW },
  'reset-link-made': { none: NO_ROW },
  'api-key-made': ['keys'],
  'api-key-shortened': ['keys'],
  'api-key-revoked': ['keys'],
  'rules-published': ['rules'],
  'rules-scheduled': { none: OTHER_CHECK },
  'rules-rescheduled': { none: OTHER_CHECK },
  'scheduled-rules-cancelled': { none: OTHER_CHECK },
  'scheduled-rules-refused': { none: OTHER_CHECK },
  'wall-raised': ['walls'],
  'wall-removed': ['walls'],
  'webhook-added': { none: NOT_YET },
  'webhook-changed': { none: NOT_YET },
  'webhook-secret-rotated': { none: NOT_YET },
  'webhook-stopped': { none: NOT_YET },
  'webhook-removed': { none: NO_ROW },
};
