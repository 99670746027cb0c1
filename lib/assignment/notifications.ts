import 'server-only';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { insertRows } from '@/lib/platform/db/written-table';
import type { Assignment, Cover, Handoff } from '@/lib/platform/db/generated/client';
import { notificationFor, type NewNotification } from '@/lib/platform/notifications/notification';
import { insertForManagers } from '@/lib/platform/notifications/insert-for-managers';
import { aboutOwnLoad, managersOfLoad, newlyOver } from './over-capacity';
import type { Roster } from './roster';
import type { NoteRow, WrittenRows } from './written-rows';
import { NOTIFICATIONS } from './written-tables';

/** What a notification takes from its transaction. */
export interface NotificationContext {
  readonly firmId: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly roster: Roster;
}

/**
 * What members should know about what a transaction did: cases that came to them, handoffs asked of them
 * or answered to them, and notes that mention them. No one is told what they did themselves. Read off the rows
 * that are written, so that no path can forget it.
 */
export function notificationsOf(
  writes: WrittenRows,
  context: NotificationContext,
): NewNotification[] {
  const told = [
    ...writes.newAssignments
      // What was held before the firm came here is no news.
      .filter(({ startReason }) => startReason !== 'imported')
      .map((assignment) => aboutAssignment(context, assignment, writes)),
    ...writes.newHandoffs
      .filter(({ status }) => status === 'pending')
      .map((handoff) => aboutQuestion(context, handoff)),
    ...writes.resolvedHandoffs.flatMap((handoff) => aboutAnswer(context, handoff)),
    ...writes.newNotes.flatMap((note) => aboutMentions(context, note)),
    ...[...writes.covers.values()].flatMap((cover) => aboutCoverEnd(context, cover)),
    ...newlyOver(writes, context).map((one) => aboutOwnLoad(context, one)),
    ...writes.extraNotifications,
  ];
  return told.filter(
    (notification) => notification !== null && notification.memberId !== context.actor.id,
  ) as NewNotification[];
}

/** The part of a transaction's statement that writes them; members who have left are told nothing. */
export function notificationPart(firmId: string, notifications: readonly NewNotification[]): Sql[] {
  if (notifications.length === 0) return [];
  const activeMember = { table: 'members', condition: sql` AND s.id = x.member_id AND s.active` };
  return [
    sql`
           new_notifications AS (${insertRows(NOTIFICATIONS, firmId, notifications, activeMember)}
             ON CONFLICT DO NOTHING)`,
  ];
}

/** The part of a transaction's statement that tells those who see to the firm. */
export function managerPart(writes: WrittenRows, context: NotificationContext): Sql[] {
  const { firmId, at, actor } = context;
  const notifications = [
    ...writes.managerNotifications,
    ...newlyOver(writes, context).map(managersOfLoad),
  ];
  if (notifications.length === 0) return [];
  return [
    sql`
           notified_managers AS (${insertForManagers({ firmId, at, memberId: memberIdOf(actor) }, notifications)})`,
  ];
}

function aboutAssignment(
  context: NotificationContext,
  { id, caseId, attorneyId, startReason, handoffId }: Assignment,
  { covers }: WrittenRows,
) {
  const memberId = memberOf(context, attorneyId);
  if (!memberId) return null;
  const about = { key: `assigned:${id}`, caseId };
  const nameOf = (colleagueId: string) => context.roster.get(colleagueId).name;
  for (const cover of handoffId ? covers.values() : []) {
    if (cover.returnHandoffId === handoffId) {
      const facts = { from: nameOf(cover.toAttorneyId) };
      return notificationFor(context, memberId, { ...about, kind: 'cover-returned', facts });
    }
    if (cover.startHandoffId === handoffId) {
      const facts = { absent: nameOf(cover.fromAttorneyId) };
      return notificationFor(context, memberId, { ...about, kind: 'cover-started', facts });
    }
  }
  const facts = { startReason, by: context.actor.name };
  return notificationFor(context, memberId, { ...about, kind: 'case-assigned', facts });
}

/** Who stood in hears that the case went back, or stays. */
function aboutCoverEnd(
  context: NotificationContext,
  { id, caseId, status, fromAttorneyId, toAttorneyId }: Cover,
) {
  const memberId = memberOf(context, toAttorneyId);
  if (!memberId || (status !== 'returned' && status !== 'kept')) return [];
  const about = { key: `cover:${id}:${status}`, caseId };
  const { name } = context.roster.get(fromAttorneyId);
  return status === 'returned'
    ? [notificationFor(context, memberId, { ...about, kind: 'cover-ended', facts: { to: name } })]
    : [
        notificationFor(context, memberId, {
          ...about,
          kind: 'cover-kept',
          facts: { absent: name },
        }),
      ];
}

function aboutQuestion(context: NotificationContext, handoff: Handoff) {
  const { id: handoffId, caseId, fromAttorneyId, toAttorneyId, reason, requestedByName } = handoff;
  const memberId = memberOf(context, toAttorneyId);
  return memberId
    ? notificationFor(context, memberId, {
        kind: 'handoff-asked',
        key: `handoff:${handoffId}:asked`,
        caseId,
        handoffId,
        facts: { by: requestedByName, from: context.roster.get(fromAttorneyId).name, reason },
      })
    : null;
}

const KIND_OF = {
  accepted: 'handoff-accepted',
  declined: 'handoff-declined',
  withdrawn: 'handoff-withdrawn',
  expired: 'handoff-expired',
} as const;

/** Who asked and who holds the case hear the answer; who was asked hears that it was taken back. */
function aboutAnswer(context: NotificationContext, handoff: Handoff): (NewNotification | null)[] {
  const { id: handoffId, caseId, fromAttorneyId, toAttorneyId, status, resolution } = handoff;
  const askers = [handoff.requestedById, memberOf(context, fromAttorneyId)];
  const members = status === 'withdrawn' ? [memberOf(context, toAttorneyId)] : askers;
  const kind = KIND_OF[status as keyof typeof KIND_OF];
  return [...new Set(members)].map((memberId) =>
    memberId
      ? notificationFor(context, memberId, {
          kind,
          key: `handoff:${handoffId}:${status}`,
          caseId,
          handoffId,
          facts: {
            by: context.actor.name,
            from: context.roster.get(fromAttorneyId).name,
            to: context.roster.get(toAttorneyId).name,
            note: resolution,
          },
        })
      : null,
  );
}

function aboutMentions(context: NotificationContext, { id, caseId, mentions }: NoteRow) {
  return mentions.map((member) =>
    notificationFor(context, member.id, {
      kind: 'mentioned-in-note',
      key: `note:${id}`,
      caseId,
      facts: { by: context.actor.name },
    }),
  );
}

function memberOf({ roster }: NotificationContext, attorneyId: string): string | null {
  return roster.find(attorneyId)?.memberId ?? null;
}
