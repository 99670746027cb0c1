/**
 * Gives things their places in a list that names each once: for what is sent to the browser, where many
 * rows are about the same few people.
 */
export class Places<T> {
  /** The things in the order of their places. */
  readonly things: T[] = [];
  private readonly known = new Map<string, number>();

  /** @param keyOf what tells a thing from all others */
  constructor(private readonly keyOf: (thing: T) => string) {}

  /** The place of a thing, from 0; a new one at the end for what was not there. */
  of(thing: T): number {
    const key = this.keyOf(thing);
    const place = this.known.get(key) ?? this.things.push(thing) - 1;
    this.known.set(key, place);
    return place;
  }
}
