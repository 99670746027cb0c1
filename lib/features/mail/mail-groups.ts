import type { NotificationKind } from '@/lib/platform/notifications/dto';

/** What people choose by: whether they are written to about each of these. */
export const MAIL_GROUPS = [
  'assigned',
  'handoffs',
  'mentions',
  'waiting',
  'covers',
  'walls',
  'rules',
  'deadlines',
  'capacity',
  'departures',
  'webhooks',
] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

const GROUP_OF: Readonly<Record<NotificationKind, MailGroup>> = {
  'case-assigned': 'assigned',
  'handoff-asked': 'handoffs',
  'handoff-accepted': 'handoffs',
  'handoff-declined': 'handoffs',
  'handoff-withdrawn': 'handoffs',
  'handoff-expired': 'handoffs',
  'mentioned-in-note': 'mentions',
  'case-waits': 'waiting',
  'cases-wait': 'waiting',
  'conflict-waits': 'waiting',
  'conflicts-wait': 'waiting',
  'deadline-near': 'deadlines',
  'deadline-passed': 'deadlines',
  'deadlines-due': 'deadlines',
  'over-capacity': 'capacity',
  'cover-planned': 'covers',
  'cover-withdrawn': 'covers',
  'cover-started': 'covers',
  'cover-returned': 'covers',
  'cover-ended': 'covers',
  'cover-kept': 'covers',
  'submission-waits': 'waiting',
  'cover-not-possible': 'covers',
  'departure-open': 'departures',
  'departure-finished': 'departures',
  'wall-conflict': 'walls',
  'wall-conflicts': 'walls',
  'opening-refused': 'walls',
  'rules-not-published': 'rules',
  'webhook-stopped': 'webhooks',
};

/** The group that a notification belongs to. */
export function mailGroupOf(kind: NotificationKind): MailGroup {
  return GROUP_OF[kind];
}
