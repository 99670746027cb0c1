import 'server-only';
import type { Viewer } from '@/lib/auth/load-viewer';
import { now } from '@/lib/clock';
import { findSession } from '@/lib/db/door';
import { logger } from '@/lib/logger';
import { isHearingChanges, liveHub } from './live';

const BEAT_MS = 20_000;
/** Every so many beats the session is checked, and a process that hears nothing says to look. */
const BEATS_PER_CHECK = 3;

type WatchingViewer = Pick<Viewer, 'sessionId' | 'userId' | 'firmId'>;

/**
 * Server-sent events for one viewer: `hello` at the beginning, `changed` when something in their
 * firm has changed (never what) since their page was drawn, at `sinceMs`, `ended` when they are no
 * longer signed in to it. A comment every
 * 20 seconds keeps the connection open and finds out when nobody is there. Costs one query a
 * minute. Null when the viewer holds too many open.
 */
export function openLiveStream(
  viewer: WatchingViewer,
  { sinceMs, signal }: { sinceMs: number; signal: AbortSignal },
): ReadableStream<Uint8Array> | null {
  const { firmId, userId } = viewer;
  const feed = new Feed();
  const hub = liveHub();
  const leave = hub.watch({
    firmId,
    userId,
    changed: () => feed.send(event('changed')),
    close: () => feed.end(),
  });
  if (!leave) return null;
  let beats = 0;
  const beat = setInterval(() => {
    feed.send(': here\n\n');
    beats += 1;
    if (beats % BEATS_PER_CHECK === 0) void lookAfter(viewer, feed);
  }, BEAT_MS);
  beat.unref();
  feed.whenOver(() => {
    clearInterval(beat);
    leave();
  });
  signal.addEventListener('abort', () => feed.end(), { once: true });
  if (signal.aborted) feed.end();
  feed.send(`retry: 3000\n${event('hello')}`);
  if (isHearingChanges() && hub.mayHaveMissed(firmId, sinceMs)) feed.send(event('changed'));
  return feed.stream;
}

/** Ends a feed whose viewer may no longer see the firm, and makes up for deaf ears. */
async function lookAfter(viewer: WatchingViewer, feed: Feed): Promise<void> {
  try {
    if (!(await maySeeFirm(viewer))) feed.end(event('ended'));
    else if (!isHearingChanges()) feed.send(event('changed'));
  } catch (error) {
    // Whether they may go on seeing is not known now, so they do not; the browser comes again.
    logger.warn({ error }, 'a live stream ended because its session could not be checked');
    feed.end();
  }
}

/** Whether the session is still open and still in this firm. Losing membership closes it. */
async function maySeeFirm({ sessionId, firmId }: WatchingViewer): Promise<boolean> {
  const session = await findSession(sessionId, now());
  return session?.firmId === firmId;
}

function event(name: 'hello' | 'changed' | 'ended'): string {
  return `event: ${name}\ndata:\n\n`;
}

/** Most of what a browser that does not read may leave lying here, in messages. */
const MOST_UNREAD = 16;

/** A stream of text that can be ended from both sides. */
class Feed {
  readonly stream: ReadableStream<Uint8Array>;
  private readonly encoder = new TextEncoder();
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private cleanUp: () => void = () => undefined;

  constructor() {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        cancel: () => this.over(),
      },
      { highWaterMark: MOST_UNREAD },
    );
  }

  whenOver(cleanUp: () => void): void {
    this.cleanUp = cleanUp;
  }

  /** Sends, unless the reader is far behind: then it has enough to be told already. */
  send(text: string): void {
    if (!this.controller || (this.controller.desiredSize ?? 0) <= 0) return;
    this.controller.enqueue(this.encoder.encode(text));
  }

  end(lastWord = ''): void {
    const { controller } = this;
    if (!controller) return;
    if (lastWord) this.send(lastWord);
    this.over();
    controller.close();
  }

  private over(): void {
    this.controller = null;
    this.cleanUp();
  }
}
