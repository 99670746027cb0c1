import 'server-only';
import { recordAccess } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { findSession } from '@/lib/platform/db/identity-store';
import type { ForeignRequest } from '@/lib/platform/http/foreign-origins';
import { cookieNamed } from '@/lib/platform/http/caller';
import { logger } from '@/lib/platform/logger';
import { usedAfter } from './session-limits';
import { readSessionToken, sessionCookie } from './session-token';

const LONGEST_ORIGIN = 120;

/**
 * Records a request that was refused for its origin: in the firm whose session it carried, so that
 * an admin sees that another site acts in a member's name, else for the operator. Never throws.
 */
export async function recordForeignOrigin(request: ForeignRequest): Promise<void> {
  try {
    const { firmId, userId } = (await sessionIn(request.cookie)) ?? {};
    const data = { origin: originCode(request.origin) };
    await recordAccess({ kind: 'origin-refused', firmId, userId, address: request.address, data });
  } catch (error) {
    logger.error({ error }, 'a refused origin could not be recorded');
  }
}

async function sessionIn(cookies = '') {
  const sessionId = await readSessionToken(cookieNamed(cookies, sessionCookie().name));
  const at = now();
  return sessionId === null ? null : findSession(sessionId, at, usedAfter(at));
}

/** The origin where it is one, in the few signs that an origin has; no other text is kept. */
function originCode(sent: string | undefined): string {
  if (sent === undefined || sent === 'null') return 'none';
  const origin = URL.canParse(sent) ? new URL(sent).origin : '';
  const isPlain = /^https?:\/\/[\w.:-]+$/.test(origin) && origin.length <= LONGEST_ORIGIN;
  return isPlain ? origin : 'unreadable';
}
