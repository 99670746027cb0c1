const LONGEST_PAUSE_MS = 1500;

/**
 * Recognises shortcuts of one key ("n") and of two pressed one after the other ("g d"). A first key
 * waits a second and a half for its second.
 */
export class KeySequence {
  private first: { key: string; atMs: number } | null = null;

  constructor(private readonly shortcuts: ReadonlySet<string>) {}

  /** The shortcut that this key completes, or null. `atMs` is on any clock that only goes on. */
  press(key: string, atMs: number): string | null {
    const { first } = this;
    this.first = null;
    if (first && atMs - first.atMs <= LONGEST_PAUSE_MS) {
      const both = `${first.key} ${key}`;
      if (this.shortcuts.has(both)) return both;
    }
    if (this.shortcuts.has(key)) return key;
    if (this.isFirstKey(key)) this.first = { key, atMs };
    return null;
  }

  private isFirstKey(key: string): boolean {
    return [...this.shortcuts].some((shortcut) => shortcut.startsWith(`${key} `));
  }
}
