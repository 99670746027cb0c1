import 'server-only';
import { now } from '@/lib/platform/clock';
import { findSession } from '@/lib/platform/db/identity-store';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Actor } from './actor';
import { isRole, type Role } from './permissions';
import { usedAfter } from './session-limits';

/** The signed-in user, their firm and their role in it, as the database has them right now. */
export interface Viewer {
  readonly sessionId: string;
  /** When a person last did something in this session, and until when it lasts in any case. */
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  readonly userId: string;
  readonly memberId: string;
  readonly firmId: string;
  readonly firmSlug: string;
  readonly firmName: string;
  /** Until when the firm is kept, where it is a sample; null for a real one. */
  readonly sampleUntil: Date | null;
  /** IANA name; days and months of the firm are computed in it. */
  readonly timeZone: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** The attorney that this member is, if any. */
  readonly attorneyId: string | null;
  /** Whether that attorney stands behind an ethical wall, and does not see what is behind it. */
  readonly behindWalls: boolean;
  /** What they have been told and not read yet. */
  readonly unreadCount: number;
  /** Length of the firm's waiting line. */
  readonly waitingCount: number;
}

/**
 * The viewer of a session, or null when the session has ended, the member is no longer active, or
 * the role is not one that we know: in doubt no one is signed in. Someone who must choose a new
 * password first is no one too, except to what asks with `mustChange`.
 */
export async function loadViewer(
  sessionId: string,
  { mustChange = false } = {},
): Promise<Viewer | null> {
  const at = now();
  const session = await findSession(sessionId, at, usedAfter(at));
  if (session?.mustChange !== mustChange) return null;
  const { userId, firmId, firmSlug, sampleUntil } = session;
  const member = await withWholeFirm(firmId, (tx) => findMember(tx, firmId, userId));
  if (!member || !isRole(member.role)) return null;
  const viewer: Viewer = {
    sessionId,
    lastActiveAt: session.lastActiveAt,
    expiresAt: session.expiresAt,
    userId,
    memberId: member.id,
    firmId,
    firmSlug,
    firmName: member.firmName,
    sampleUntil,
    timeZone: member.timeZone,
    role: member.role,
    name: member.name,
    email: member.email,
    attorneyId: member.attorneyId,
    behindWalls: false,
    unreadCount: member.unreadCount,
    waitingCount: member.waitingCount,
  };
  return member.isBehindWalls ? behindWalls(viewer) : viewer;
}

interface MemberRow {
  id: string;
  role: string;
  name: string;
  email: string;
  firmName: string;
  timeZone: string;
  attorneyId: string | null;
  isBehindWalls: boolean;
  unreadCount: number;
  waitingCount: number;
}

/** The active member that a user is in a firm, with what every page shows of it: one round trip. */
async function findMember(tx: FirmTx, firmId: string, userId: string): Promise<MemberRow | null> {
  const [row] = await tx.$queryRaw<MemberRow[]>`
    SELECT m.id, m.role, m.name, m.email, f.name AS "firmName", f.time_zone AS "timeZone",
           a.id AS "attorneyId",
           EXISTS (SELECT FROM ethical_walls w
                    WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = a.id
                      AND w.removed_at IS NULL) AS "isBehindWalls",
           (SELECT count(*)::int FROM notifications n
             WHERE n.firm_id = ${firmId}::uuid AND n.member_id = m.id
               AND n.read_at IS NULL) AS "unreadCount",
           (SELECT count(*)::int FROM cases c
             WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id IS NULL
               AND c.closed_at IS NULL) AS "waitingCount"
      FROM members m
      JOIN firms f ON f.id = m.firm_id
      LEFT JOIN attorneys a ON a.firm_id = m.firm_id AND a.member_id = m.id
     WHERE m.firm_id = ${firmId}::uuid AND m.user_id = ${userId}::uuid AND m.active`;
  return row ?? null;
}

/** The same viewer, with what they are behind a wall of counted out. */
async function behindWalls(viewer: Viewer): Promise<Viewer> {
  const walled = { ...viewer, behindWalls: true };
  const { firmId, memberId } = viewer;
  return withFirm(walled, async (tx) => ({
    ...walled,
    unreadCount: await tx.notification.count({ where: { firmId, memberId, readAt: null } }),
    waitingCount: await tx.case.count({ where: { firmId, attorneyId: null, closedAt: null } }),
  }));
}

/** The viewer as domain functions know them. */
export function actorOf(viewer: Viewer): Actor {
  return {
    firmId: viewer.firmId,
    role: viewer.role,
    kind: 'member',
    id: viewer.memberId,
    name: viewer.name,
    attorneyId: viewer.attorneyId,
    behindWalls: viewer.behindWalls,
  };
}
