import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadViewer } from '@/lib/platform/auth/load-viewer';
import { prismaClient } from '@/lib/platform/db/client';
import { closeSession, findUserByEmail, openSession } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { ROOMS } from '@/lib/platform/processes/rooms';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { eventually } from '@/tests/integration/eventually';
import { endLive, openLiveStream } from './';
import { isListeningForChanges } from './live';

/** The admin of a firm with a page open: what the server has told their browser so far. */
class Browser {
  private readonly leaving = new AbortController();
  private received = '';
  private over = false;

  private constructor(
    readonly firm: BuiltFirm,
    readonly sessionId: string,
  ) {}

  static async open(firm: BuiltFirm, sinceMs?: number): Promise<Browser> {
    const user = await findUserByEmail(firm.adminEmail);
    if (!user) throw new Error('The firm has no admin.');
    const id = newId();
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + 3_600_000);
    await openSession({ id, userId: user.id, firmId: firm.firmId, createdAt, expiresAt });
    const browser = new Browser(firm, id);
    const stream = await browser.connect(sinceMs);
    if (!stream) throw new Error('The stream was refused.');
    void browser.read(stream);
    return browser;
  }

  async connect(sinceMs = Infinity): Promise<ReadableStream<Uint8Array> | null> {
    const viewer = await loadViewer(this.sessionId);
    return viewer && openLiveStream(viewer, { sinceMs, signal: this.leaving.signal });
  }

  private async read(stream: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of stream) this.received += decoder.decode(chunk, { stream: true });
    this.over = true;
  }

  count(name: 'hello' | 'changed' | 'ended'): number {
    return this.received.split(`event: ${name}\n`).length - 1;
  }

  get text(): string {
    return this.received;
  }

  /** Until the browser has been told so often that something changed. */
  async toldTimes(times: number): Promise<void> {
    await eventually(`${times} times told`, async () =>
      this.count('changed') >= times ? true : null,
    );
  }

  async ended(): Promise<void> {
    await eventually('the end of the stream', async () => (this.over ? true : null));
  }

  leave(): void {
    this.leaving.abort();
  }
}

/** Two firms that each have one page open, about which nothing is left to be told. */
async function twoFirms(): Promise<{ ours: Browser; theirs: Browser }> {
  const ours = await Browser.open(await buildFirm());
  const theirs = await Browser.open(await buildFirm());
  await eventually('listening', async () => (isListeningForChanges() ? true : null));
  // Both firms are told of what happens from now on, in the order in which it happens.
  for (const browser of [ours, theirs]) {
    const before = browser.count('changed');
    await openCase(browser.firm);
    await browser.toldTimes(before + 1);
  }
  return { ours, theirs };
}

beforeEach(() => endLive());
afterEach(async () => {
  vi.useRealTimers();
  await endLive();
});

it('tells a firm of its own changes and never of another firm’s', async () => {
  const { ours, theirs } = await twoFirms();
  const [oursBefore, theirsBefore] = [ours.count('changed'), theirs.count('changed')];
  await openCase(ours.firm);
  await ours.toldTimes(oursBefore + 1);
  await openCase(theirs.firm);
  await theirs.toldTimes(theirsBefore + 1);
  expect(theirs.count('changed')).toBe(theirsBefore + 1);
  expect(ours.count('changed')).toBe(oursBefore + 1);
});

it('says that something changed, and nothing of what it was', async () => {
  const { ours } = await twoFirms();
  const before = ours.count('changed');
  await openCase(ours.firm, { client: { name: 'Wei Zhang' } });
  await ours.toldTimes(before + 1);
  expect(ours.text.replace(/^(: here|retry: \d+|event: (hello|changed)|data:|)$/gm, '')).toMatch(
    /^\n*$/,
  );
});

it('says nothing of a change that was rolled back', async () => {
  const { ours, theirs } = await twoFirms();
  const [oursBefore, theirsBefore] = [ours.count('changed'), theirs.count('changed')];
  const { firmId } = ours.firm;
  const change = withWholeFirm(firmId, async () => {
    await openCase(ours.firm);
    throw new Error('thought better of it');
  });
  await expect(change).rejects.toThrow('thought better of it');
  await openCase(theirs.firm);
  await theirs.toldTimes(theirsBefore + 1);
  expect(ours.count('changed')).toBe(oursBefore);
});

it('listens again when its connection was cut, and has everyone look for what they missed', async () => {
  const { ours, theirs } = await twoFirms();
  const before = [ours, theirs].map((browser) => browser.count('changed'));
  const cut = await asOwner(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'evenhand live'`,
  );
  expect(cut).toHaveLength(1);
  await ours.toldTimes((before[0] ?? 0) + 1);
  await theirs.toldTimes((before[1] ?? 0) + 1);
  const after = ours.count('changed');
  await openCase(ours.firm);
  await ours.toldTimes(after + 1);
});

it('tells a page at once of what happened between its drawing and its stream', async () => {
  const { ours } = await twoFirms();
  const drawnAtMs = Date.now();
  const before = ours.count('changed');
  await openCase(ours.firm);
  await ours.toldTimes(before + 1);
  const late = await Browser.open(ours.firm, drawnAtMs);
  await late.toldTimes(1);
  const inTime = await Browser.open(ours.firm, Date.now() + 60_000);
  await openCase(ours.firm);
  await inTime.toldTimes(1);
  expect(inTime.count('changed')).toBe(1);
});

it('takes nothing for a firm that is no firm’s id', async () => {
  const { ours } = await twoFirms();
  const before = ours.count('changed');
  await prismaClient().$queryRaw`SELECT count(pg_notify('evenhand_changed', 'everybody'))::int`;
  await openCase(ours.firm);
  await ours.toldTimes(before + 1);
  expect(ours.count('changed')).toBe(before + 1);
});

it('ends the stream of someone who has signed out at once, and no one else’s', async () => {
  const { ours, theirs } = await twoFirms();
  await closeSession(ours.sessionId);
  await ours.ended();
  expect(ours.count('ended')).toBe(1);
  const before = theirs.count('changed');
  await openCase(theirs.firm);
  await theirs.toldTimes(before + 1);
  expect(theirs.count('ended')).toBe(0);
});

it('ends the stream of someone who has signed out within a minute where that cannot be heard', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const url = process.env.DATABASE_APP_URL ?? '';
  process.env.DATABASE_APP_URL = `${url}?pgbouncer=true`;
  try {
    const browser = await Browser.open(await buildFirm());
    await closeSession(browser.sessionId);
    vi.advanceTimersByTime(60_000);
    await browser.ended();
    expect(browser.count('ended')).toBe(1);
  } finally {
    process.env.DATABASE_APP_URL = url;
  }
});

it('ends the stream of a session that no one uses when its time is over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const browser = await Browser.open(await buildFirm());
  const openedAtMs = Date.now();
  await asOwner(`UPDATE sessions SET last_active_at = now() - interval '1 hour' WHERE id = $1`, [
    browser.sessionId,
  ]);
  vi.advanceTimersByTime(30 * 60_000 + 1_000);
  vi.useRealTimers();
  await browser.ended();
  expect(browser.count('ended')).toBe(1);
  expect(Date.now() - openedAtMs).toBeLessThan(30 * 60_000);
});

it('tells by the clock where changes cannot be heard', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const url = process.env.DATABASE_APP_URL ?? '';
  process.env.DATABASE_APP_URL = `${url}?pgbouncer=true`;
  try {
    const browser = await Browser.open(await buildFirm());
    expect(browser.count('changed')).toBe(0);
    vi.advanceTimersByTime(60_000);
    await browser.toldTimes(1);
    expect(isListeningForChanges()).toBe(false);
  } finally {
    process.env.DATABASE_APP_URL = url;
  }
});

it('gives one person only so many streams, and another when one is closed', async () => {
  const first = await Browser.open(await buildFirm());
  for (let open = 1; open < ROOMS['live-streams'].mostOfKey; open += 1)
    expect(await first.connect()).not.toBeNull();
  expect(await first.connect()).toBeNull();
  first.leave();
  await first.ended();
  expect(await Browser.open(first.firm)).toBeInstanceOf(Browser);
});

it('closes every stream when the process ends, so that the server need not wait', async () => {
  const { ours, theirs } = await twoFirms();
  await endLive();
  await Promise.all([ours.ended(), theirs.ended()]);
  expect(isListeningForChanges()).toBe(false);
});
