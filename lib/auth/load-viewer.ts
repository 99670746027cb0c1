import 'server-only';
import { now } from '@/lib/clock';
import { findSession } from '@/lib/db/door';
import { withFirm } from '@/lib/db/with-firm';
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
  /** IANA name; days and months of the firm are computed in it. */
  readonly timeZone: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** The attorney that this member is, if any. */
  readonly attorneyId: string | null;
  /** What they have been told and not read yet. */
  readonly unreadCount: number;
  /** Length of the firm's waiting line. */
  readonly waitingCount: number;
}

/**
 * The viewer of a session, or null when the session has ended, the member is no longer active, or
 * the role is not one that we know: in doubt nobody is signed in. Whoever must choose a new
 * password first is nobody too, except to what asks with `mustChange`.
 */
export async function loadViewer(
  sessionId: string,
  { mustChange = false } = {},
): Promise<Viewer | null> {
  const at = now();
  const session = await findSession(sessionId, at, usedAfter(at));
  if (session?.mustChange !== mustChange) return null;
  const { userId, firmId, firmSlug } = session;
  const member = await withFirm(firmId, (tx) =>
    tx.member.findUnique({
      where: { firmId_userId: { firmId, userId }, active: true },
      include: {
        firm: {
          select: {
            name: true,
            timeZone: true,
            // Counted within the query that reads the firm: no round trip of its own.
            _count: { select: { cases: { where: { attorneyId: null, closedAt: null } } } },
          },
        },
        attorney: { select: { id: true } },
        _count: { select: { notices: { where: { readAt: null } } } },
      },
    }),
  );
  if (!member || !isRole(member.role)) return null;
  return {
    sessionId,
    lastActiveAt: session.lastActiveAt,
    expiresAt: session.expiresAt,
    userId,
    memberId: member.id,
    firmId,
    firmSlug,
    firmName: member.firm.name,
    timeZone: member.firm.timeZone,
    role: member.role,
    name: member.name,
    email: member.email,
    attorneyId: member.attorney?.id ?? null,
    unreadCount: member._count.notices,
    waitingCount: member.firm._count.cases,
  };
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
  };
}
