import 'server-only';
import { recordAccess } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import {
  closeSession,
  closeSessionsOfUser,
  listSessionsOfUser,
} from '@/lib/platform/db/identity-store';
import { deviceLabel } from './device-labels';
import type { Viewer } from './load-viewer';
import { usedAfter } from './session-limits';

/** One of a person's own sessions, as they can recognise it. */
export interface OwnSession {
  readonly id: string;
  /** Such as "Firefox on Windows". */
  readonly device: string;
  readonly address: string | null;
  readonly since: Date;
  readonly lastActiveAt: Date;
  /** The one that asks. */
  readonly isThisOne: boolean;
}

type Owner = Pick<Viewer, 'userId' | 'sessionId'>;

/** The viewer's open sessions, in whichever firm they stand, this one first. */
export async function listOwnSessions({ userId, sessionId }: Owner): Promise<OwnSession[]> {
  const at = now();
  const rows = await listSessionsOfUser(userId, at, usedAfter(at));
  const sessions = rows.map(({ id, userAgent, address, createdAt, lastActiveAt }) => ({
    id,
    device: deviceLabel(userAgent),
    address,
    since: createdAt,
    lastActiveAt,
    isThisOne: id === sessionId,
  }));
  return sessions.sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
}

/**
 * Ends one of the viewer's own sessions.
 * @returns whether there was one; someone else's is none
 */
export async function endOwnSession({ userId }: Owner, sessionId: string): Promise<boolean> {
  return (await end(userId, { id: sessionId })) === 1;
}

/**
 * Ends all of the viewer's sessions but the one that asks.
 * @returns how many ended
 */
export function endOtherSessions({ userId, sessionId }: Owner): Promise<number> {
  return end(userId, { allBut: sessionId });
}

async function end(userId: string, which: { id: string } | { allBut: string }): Promise<number> {
  const ended = await closeSessionsOfUser(userId, which);
  for (const { id, firmId } of ended) {
    const data = { sessionId: id, reason: 'by-person' } as const;
    await recordAccess({ kind: 'session-ended', firmId, userId, data });
  }
  return ended.length;
}

/** Ends the session that someone signs out of. */
export async function signOut(sessionId: string, address: string | null = null): Promise<void> {
  const ended = await closeSession(sessionId);
  if (ended) await recordAccess({ kind: 'sign-out', ...ended, address, data: { sessionId } });
}
