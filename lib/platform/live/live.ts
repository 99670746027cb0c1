import 'server-only';
import { env } from '@/lib/platform/env';
import { isPooled } from '@/lib/platform/db/statement-names';
import { ChangeListener } from './change-listener';
import { LiveHub } from './hub';

/** What this process has for those who watch: one hub, and one listener while anyone does. */
interface Live {
  readonly hub: LiveHub;
  listener: ChangeListener | null;
}

const globalForLive = globalThis as typeof globalThis & { evenhandLive?: Live };

/**
 * This process's hub, listening from the first watcher on. A pooler that hands every transaction
 * another connection cannot listen: then watchers are told to look again by the clock.
 */
export function liveHub(): LiveHub {
  const live = (globalForLive.evenhandLive ??= begin());
  if (!live.listener && !isPooled(env.DATABASE_APP_URL)) {
    live.listener = new ChangeListener(env.DATABASE_APP_URL, {
      heard: (firmId) => live.hub.tellFirm(firmId),
      heardOfSession: (sessionId) => live.hub.tellSession(sessionId),
      beganToListen: () => live.hub.beginListening(),
    });
  }
  return live.hub;
}

/** Whether changes are heard; if not, watchers have to look for themselves now and then. */
export function isHearingChanges(): boolean {
  return globalForLive.evenhandLive?.listener?.isListening ?? false;
}

/** Sends all watchers away and closes the connection. */
export async function endLive(): Promise<void> {
  const live = globalForLive.evenhandLive;
  delete globalForLive.evenhandLive;
  live?.hub.closeAll();
  await live?.listener?.stop();
}

// A server that ends waits for its open answers, and a stream has no end of its own.
function begin(): Live {
  process.once('SIGTERM', () => void endLive());
  process.once('SIGINT', () => void endLive());
  return { hub: new LiveHub(), listener: null };
}
