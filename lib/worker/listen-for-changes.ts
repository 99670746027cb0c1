import 'server-only';
import { listFirmIds } from '@/lib/platform/db/identity-store';
import { isPooled } from '@/lib/platform/db/statement-names';
import { env } from '@/lib/platform/env';
import { ChangeListener } from '@/lib/platform/live/change-listener';
import { logger } from '@/lib/platform/logger';
import { line } from '@/lib/platform/processes';
import { wakeOutbox } from '@/lib/platform/outbox';
import type { ConsumersOf } from './outbox-consumers';

/** Changes of one firm within this time are looked at together. */
const GATHER_MS = 250;

/**
 * Has a firm's outbox looked at as soon as it is heard that the firm has changed. Only sooner: what
 * goes unheard the minute's round finds (maintenance-tasks.ts). Beside web processes it is the one that
 * listens, and passes on to them what it hears.
 */
export class OutboxBell {
  private readonly rung = new Set<string>();
  private readonly listener: ChangeListener | null;
  private timer: NodeJS.Timeout | null = null;
  private answering: Promise<void> = Promise.resolve();
  private listing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly consumersOf: ConsumersOf) {
    // A pooler that hands every transaction another connection cannot listen.
    this.listener = isPooled(env.DATABASE_APP_URL)
      ? null
      : new ChangeListener(env.DATABASE_APP_URL, {
          onFirmChanged: (firmId) => {
            line().tell({ firmId });
            this.ring(firmId);
          },
          onSessionChanged: (sessionId) => line().tell({ sessionId }),
          beganToListen: () => {
            line().tell({ isListening: true });
            this.listing = this.ringAll();
          },
          stoppedListening: () => line().tell({ isListening: false }),
        });
  }

  /** Stops listening and waits for what is being looked at. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.listener?.stop();
    // Firms that are being listed would ring, and have work begun on a pool that is closed.
    await this.listing;
    if (this.timer) clearTimeout(this.timer);
    await this.answering;
  }

  private ring(firmId: string): void {
    if (this.stopped) return;
    this.rung.add(firmId);
    this.timer ??= setTimeout(() => this.answer(), GATHER_MS).unref();
  }

  private async ringAll(): Promise<void> {
    try {
      for (const firmId of await listFirmIds()) this.ring(firmId);
    } catch (error) {
      logger.warn({ error }, 'the firms could not be listed; the minute’s round looks at them');
    }
  }

  private answer(): void {
    this.timer = null;
    const firmIds = [...this.rung];
    this.rung.clear();
    this.answering = this.answering.then(() => this.wake(firmIds));
  }

  private async wake(firmIds: readonly string[]): Promise<void> {
    for (const firmId of firmIds) {
      // The minute's round of another process finds the rest.
      if (this.stopped) return;
      try {
        await wakeOutbox(firmId, await this.consumersOf(firmId));
      } catch (error) {
        logger.warn({ error, firmId }, 'an outbox was not looked at; the minute’s round does');
      }
    }
  }
}
