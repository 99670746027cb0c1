/** Anything that happens at an instant; of one instant the lower rank comes first. */
export interface TimedEvent {
  readonly atMs: number;
  readonly rank: number;
}

interface Entry<E> {
  readonly event: E;
  /** Keeps events of equal instant and rank in the order in which they were added. */
  readonly sequence: number;
}

function comesBefore(a: Entry<TimedEvent>, b: Entry<TimedEvent>): boolean {
  if (a.event.atMs !== b.event.atMs) return a.event.atMs < b.event.atMs;
  if (a.event.rank !== b.event.rank) return a.event.rank < b.event.rank;
  return a.sequence < b.sequence;
}

/** A priority queue (binary heap) of timed events. */
export class EventQueue<E extends TimedEvent> {
  private readonly heap: Entry<E>[] = [];
  private sequence = 0;

  add(event: E): void {
    this.sequence += 1;
    this.heap.push({ event, sequence: this.sequence });
    this.rise(this.heap.length - 1);
  }

  /** The next event without taking it. */
  peek(): E | null {
    return this.heap[0]?.event ?? null;
  }

  /** Takes the next event. */
  take(): E | null {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last) return null;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
    return first.event;
  }

  private rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfEarlier(index, parent)) return;
      index = parent;
    }
  }

  private sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const smaller = this.isEarlier(right, left) ? right : left;
      if (!this.swapIfEarlier(smaller, index)) return;
      index = smaller;
    }
  }

  private isEarlier(a: number, b: number): boolean {
    const first = this.heap[a];
    const second = this.heap[b];
    return first !== undefined && second !== undefined && comesBefore(first, second);
  }

  private swapIfEarlier(child: number, parent: number): boolean {
    const below = this.heap[child];
    const above = this.heap[parent];
    if (!below || !above || !comesBefore(below, above)) return false;
    this.heap[child] = above;
    this.heap[parent] = below;
    return true;
  }
}
