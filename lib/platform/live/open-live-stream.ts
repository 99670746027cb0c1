import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { endsOf, usedAfter } from '@/lib/platform/auth/session-limits';
import { findSession, type OpenSession } from '@/lib/platform/db/identity-store';
import { logger } from '@/lib/platform/logger';
import { takePlace } from '@/lib/platform/processes';
import { isListeningForChanges, liveHub } from './live';

const BEAT_MS = 20_000;
/** After a session's end was due: the moment itself may still be within it. */
const DUE_MARGIN_MS = 250;
/** Every so many beats the session is checked, and a process that hears nothing says to look. */
const BEATS_PER_CHECK = 3;

type WatchingViewer = Pick<
  Viewer,
  'sessionId' | 'userId' | 'firmId' | 'lastActiveAt' | 'expiresAt'
>;

/**
 * Server-sent events for one viewer: `hello` at the beginning, `changed` when something in their
 * firm has changed (never what) since their page was drawn, at `sinceMs`, `ended` when they are no
 * longer signed in to it: at once when someone ends their session, and when its time is over. A
 * comment every 20 seconds keeps the connection open and finds out when no one is there. Costs one
 * query a minute. Null when the viewer holds too many open.
 */
export async function openLiveStream(
  viewer: WatchingViewer,
  { sinceMs, signal }: { sinceMs: number; signal: AbortSignal },
): Promise<ReadableStream<Uint8Array> | null> {
  const { firmId, userId, sessionId } = viewer;
  const hub = liveHub();
  const place = await takePlace('live-streams', userId, signal);
  if (!place) return null;
  if (hub.isOver) {
    // The process has begun to end while the place was asked for.
    place.leave();
    return null;
  }
  const feed = new Feed();
  const leave = hub.watch({
    firmId,
    sessionId,
    changed: () => feed.send(event('changed')),
    sessionTouched: () => void lookAfter(viewer, feed),
    close: () => feed.end(),
  });
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
    place.leave();
  });
  lookWhenDue(viewer, feed, viewer);
  signal.addEventListener('abort', () => feed.end(), { once: true });
  if (signal.aborted) feed.end();
  feed.send(`retry: 3000\n${event('hello')}`);
  if (isListeningForChanges() && hub.mayHaveMissed(firmId, sinceMs)) feed.send(event('changed'));
  return feed.stream;
}

/** Ends a feed whose viewer may no longer see the firm, and has it look again where no changes are heard. */
async function lookAfter(viewer: WatchingViewer, feed: Feed): Promise<void> {
  try {
    const session = await findOwnSession(viewer);
    if (!session) feed.end(event('ended'));
    else if (!isListeningForChanges()) feed.send(event('changed'));
    if (session) lookWhenDue(viewer, feed, session);
  } catch (error) {
    // Whether they may go on seeing is not known now, so they do not; the browser comes again.
    logger.warn({ error }, 'a live stream ended because its session could not be checked');
    feed.end();
  }
}

/** The session, if it is still open and still in this firm. Losing membership closes it. */
async function findOwnSession({ sessionId, firmId }: WatchingViewer): Promise<OpenSession | null> {
  const at = now();
  const session = await findSession(sessionId, at, usedAfter(at));
  return session?.firmId === firmId ? session : null;
}

/** Looks again when the session's time is over, unless it was used meanwhile. */
function lookWhenDue(
  viewer: WatchingViewer,
  feed: Feed,
  session: Pick<OpenSession, 'lastActiveAt' | 'expiresAt'>,
): void {
  const { idleAt, absoluteAt } = endsOf(session);
  const dueMs = Math.min(idleAt.getTime(), absoluteAt.getTime()) - now().getTime();
  feed.lookIn(Math.max(0, dueMs) + DUE_MARGIN_MS, () => void lookAfter(viewer, feed));
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
  private due: NodeJS.Timeout | undefined;

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

  /** Has `look` called once, after a while, in place of what was asked for before. */
  lookIn(durationMs: number, look: () => void): void {
    clearTimeout(this.due);
    if (this.controller) this.due = setTimeout(look, durationMs).unref();
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
    clearTimeout(this.due);
    this.cleanUp();
  }
}
