import 'server-only';
import { env } from '@/lib/platform/env';
import { isPooled } from '@/lib/platform/db/statement-names';
import { isOneOfMany } from '@/lib/platform/processes';
import { ChangeListener } from './change-listener';
import { LiveHub } from './hub';
import { RelayedChanges } from './relayed-changes';

/** What this process has for those who watch: one hub, and one way to hear once anyone does. */
interface Live {
  readonly hub: LiveHub;
  listener: Pick<ChangeListener, 'isListening' | 'stop'> | null;
}

const globalForLive = globalThis as typeof globalThis & { evenhandLive?: Live };

/**
 * This process's hub, hearing changes from the first watcher on: from the database, or from the one
 * process that listens for all. A pooler that hands every transaction another connection cannot
 * listen: then watchers are told to look again by the clock.
 */
export function liveHub(): LiveHub {
  const live = (globalForLive.evenhandLive ??= begin());
  live.listener ??= listen(live.hub);
  return live.hub;
}

function listen(hub: LiveHub): Live['listener'] {
  const callbacks = {
    onFirmChanged: (firmId: string) => hub.tellFirm(firmId),
    onSessionChanged: (sessionId: string) => hub.tellSession(sessionId),
    beganToListen: () => hub.beginListening(),
  };
  if (isOneOfMany()) return new RelayedChanges(callbacks);
  const url = env.DATABASE_APP_URL;
  return isPooled(url) ? null : new ChangeListener(url, callbacks);
}

/** Whether changes are heard; if not, watchers have to look for themselves now and then. */
export function isListeningForChanges(): boolean {
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
