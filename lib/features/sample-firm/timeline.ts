interface Happening {
  readonly at: Date;
  /** Order of planning, for happenings of the same instant. */
  readonly place: number;
  readonly happen: () => Promise<void>;
}

/** What is going to happen in a firm, in order of time. What happens may plan more. */
export class Timeline {
  private readonly heap: Happening[] = [];
  private planned = 0;

  /** Plans something. */
  plan(at: Date, happen: () => Promise<void>): void {
    this.planned += 1;
    const heap = this.heap;
    heap.push({ at, place: this.planned, happen });
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  /** When the next thing happens, or null when nothing is planned. */
  get nextAt(): Date | null {
    return this.heap[0]?.at ?? null;
  }

  /** Takes out what happens next. */
  take(): Happening {
    const heap = this.heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last) throw new Error('Nothing is planned.');
    if (heap.length > 0) {
      heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let index = 0; ;) {
      const children = [2 * index + 1, 2 * index + 2].filter((child) => child < this.heap.length);
      const least = children.reduce(
        (best, child) => (this.isBefore(child, best) ? child : best),
        index,
      );
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.at(a), this.at(b)];
    const difference = first.at.getTime() - second.at.getTime();
    return difference < 0 || (difference === 0 && first.place < second.place);
  }

  private at(index: number): Happening {
    const happening = this.heap[index];
    if (!happening) throw new Error(`Nothing is planned at ${index}.`);
    return happening;
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.at(b), this.at(a)];
  }
}
