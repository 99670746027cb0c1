import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { CHANGE_CHANNEL, SESSION_CHANNEL } from '@/lib/platform/db/announce';
import { logger } from '@/lib/platform/logger';
import { backoffMs } from './backoff';

const CONNECT_TIMEOUT_MS = 10_000;
const CHECK_EVERY_MS = 30_000;

const idSchema = z.uuid();

interface ListenerCallbacks {
  /** A firm has changed. */
  onFirmChanged: (firmId: string) => void;
  /** A session has ended, or moved to another firm. */
  onSessionChanged: (sessionId: string) => void;
  /** Listening has begun, or begun again: what was said before went unheard. */
  beganToListen: () => void;
  /** The connection is lost: nothing is heard until it begins again. */
  stoppedListening?: () => void;
}

/**
 * One connection of its own that hears which firms have changed, in this process and all others.
 * A connection that is lost is opened again, with growing waits, until `stop`.
 */
export class ChangeListener {
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;
  private listening = false;

  constructor(
    private readonly connectionString: string,
    private readonly callbacks: ListenerCallbacks,
  ) {
    this.running = this.run();
  }

  /** Whether changes are heard at this moment. */
  get isListening(): boolean {
    return this.listening;
  }

  /** Ends listening and closes the connection. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.listen(() => {
          failures = 0;
        });
      } catch (error) {
        logger.warn({ error }, 'changes are not heard; listening is tried again');
      }
      if (this.listening) this.callbacks.stoppedListening?.();
      this.listening = false;
      await pause(backoffMs(failures), signal);
      failures += 1;
    }
  }

  /** Listens until the connection is lost or listening ends. */
  private async listen(began: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      application_name: 'evenhand live',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: CONNECT_TIMEOUT_MS,
    });
    const lost = new AbortController();
    client.on('error', (error) => {
      logger.warn({ error }, 'the connection that hears changes was lost');
      lost.abort();
    });
    client.on('end', () => lost.abort());
    client.on('notification', ({ channel, payload }) => {
      const id = idSchema.safeParse(payload);
      if (!id.success) return;
      if (channel === SESSION_CHANNEL) this.callbacks.onSessionChanged(id.data);
      else this.callbacks.onFirmChanged(id.data);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGE_CHANNEL}; LISTEN ${SESSION_CHANNEL}`);
      began();
      this.listening = true;
      this.callbacks.beganToListen();
      await this.watch(client, AbortSignal.any([lost.signal, this.ending.signal]));
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  // A peer that went away without a word is noticed only by asking.
  private async watch(client: pg.Client, signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(CHECK_EVERY_MS, signal);
      if (signal.aborted) return;
      await client.query('SELECT 1');
    }
  }
}

/** Waits, or less where `signal` says so. */
async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  await wait(durationMs, undefined, { signal, ref: false }).catch(() => undefined);
}
