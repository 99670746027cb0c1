import 'server-only';
import { now } from '@/lib/platform/clock';

/** Someone who wants to know when their firm changes. */
export interface Watcher {
  readonly firmId: string;
  readonly sessionId: string;
  /** Their firm has changed, or may have. */
  changed: () => void;
  /** Their session has ended, or moved to another firm. */
  sessionTouched: () => void;
  /** The process ends: no more will come. */
  close: () => void;
}

/** By how much the clocks of two server machines may differ. */
const CLOCK_SKEW_MS = 2_000;

/** Who of this process's visitors watches which firm. Only a firm's own watchers hear of it. */
export class LiveHub {
  private readonly byFirm = new Map<string, Set<Watcher>>();
  /** When each firm last changed, in milliseconds: one number a firm. */
  private readonly changedAtMs = new Map<string, number>();
  private listeningSinceMs = Infinity;
  private over = false;

  /** How many are watching. */
  get size(): number {
    return this.everybody().length;
  }

  /** Whether everyone was sent away: no one who comes now would be. */
  get isOver(): boolean {
    return this.over;
  }

  /** Lets someone watch until the answered function is called. */
  watch(watcher: Watcher): () => void {
    const { firmId } = watcher;
    const watchers = this.byFirm.get(firmId) ?? new Set();
    this.byFirm.set(firmId, watchers.add(watcher));
    return () => this.forget(watcher);
  }

  /** Whether a page drawn at `sinceMs` may lack a change that came before its stream began. */
  mayHaveMissed(firmId: string, sinceMs: number): boolean {
    const changedAtMs = this.changedAtMs.get(firmId) ?? -Infinity;
    return Math.max(changedAtMs, this.listeningSinceMs) >= sinceMs - CLOCK_SKEW_MS;
  }

  /** Tells the watchers of one firm. */
  tellFirm(firmId: string): void {
    this.changedAtMs.set(firmId, now().getTime());
    for (const watcher of this.byFirm.get(firmId) ?? []) watcher.changed();
  }

  /** Tells the person who watches by this session that it has ended or moved. */
  tellSession(sessionId: string): void {
    for (const watcher of this.everybody()) {
      if (watcher.sessionId === sessionId) watcher.sessionTouched();
    }
  }

  /** Listening begins: tells everyone, of whatever firm, since something may have gone unheard. */
  beginListening(): void {
    this.listeningSinceMs = now().getTime();
    for (const firmId of this.byFirm.keys()) this.tellFirm(firmId);
  }

  /** Sends everyone away, for good. */
  closeAll(): void {
    this.over = true;
    for (const watcher of this.everybody()) watcher.close();
  }

  private everybody(): Watcher[] {
    return [...this.byFirm.values()].flatMap((watchers) => [...watchers]);
  }

  private forget(watcher: Watcher): void {
    const watchers = this.byFirm.get(watcher.firmId);
    if (!watchers?.delete(watcher)) return;
    if (watchers.size === 0) this.byFirm.delete(watcher.firmId);
  }
}
