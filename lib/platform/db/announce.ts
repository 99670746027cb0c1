import 'server-only';
import { logger } from '@/lib/platform/logger';
import { beforeDisconnect, direct } from './client';

/** The PostgreSQL channel on which server processes tell each other which firms have changed. */
export const CHANGE_CHANNEL = 'evenhand_changed';

/** The one on which the database itself tells which sessions have ended or moved (a trigger). */
export const SESSION_CHANNEL = 'evenhand_session_ended';

const GATHER_MS = 150;

const changed = new Set<string>();
let timer: NodeJS.Timeout | null = null;

/*
 * Told after the commit and gathered, not inside the transaction: a transaction that notifies holds
 * a lock of the whole cluster while it commits, so that no two of them are flushed together. With
 * 16 writers that left between a fifth and two fifths of the throughput (decision 0020). What is
 * told is a hint to look again, so that losing one with a dying process loses nothing.
 */

/**
 * Tells every server process that rows of this firm have changed, within a moment. Call it after
 * the commit. It says neither what has changed nor anything of what is in it.
 */
export function announceChange(firmId: string): void {
  changed.add(firmId);
  timer ??= setTimeout(() => void sendAnnouncements(), GATHER_MS).unref();
}

// One statement a moment and process, however many firms and changes there were.
async function sendAnnouncements(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  if (changed.size === 0) return;
  const firmIds = [...changed];
  changed.clear();
  try {
    await direct().$queryRaw`
      SELECT count(pg_notify(${CHANGE_CHANNEL}, firm_id))::int AS told
        FROM unnest(${firmIds}::text[]) AS firm_id`;
  } catch (error) {
    logger.warn({ error }, 'a change could not be announced; pages that are open show it later');
  }
}

beforeDisconnect(sendAnnouncements);
