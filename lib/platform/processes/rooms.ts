/*
 * What only so many may do at a time over all processes of one installation, on one machine. Pure, so
 * that the process that all others descend from can count with it, and a process that is alone too.
 */

interface RoomLimits {
  /** Of all that are in it, those that wait for their turn included. */
  readonly most: number;
  /** Of one firm or person. */
  readonly mostOfKey: number;
  /** Those that have their turn; the others wait in the order in which they came. */
  readonly atOnce: number;
}

/** What is limited so, and to how many. */
export const ROOMS = {
  /** Live streams, by the person who holds them: over all of their windows. */
  'live-streams': { most: Infinity, mostOfKey: 8, atOnce: Infinity },
  /** Each reads a whole firm, and holds a connection to the database until it has. */
  'firm-exports': { most: 2, mostOfKey: 1, atOnce: Infinity },
  /** A sixth would wait for too long; one at a time leaves the other processors to pages. */
  backtests: { most: 5, mostOfKey: 2, atOnce: 1 },
} as const satisfies Record<string, RoomLimits>;

export type RoomName = keyof typeof ROOMS;

/** Someone who asks to be let in, until they leave. */
export interface Visitor {
  readonly room: RoomName;
  /** The firm or person whose places it takes. */
  readonly key: string;
  /** Told once: true when it has its turn, false when there was no room. */
  readonly answer: (isIn: boolean) => void;
}

/** Who is in which room. */
export class Rooms {
  private readonly visitors = new Map<RoomName, Set<Visitor>>();
  private readonly withTurn = new Set<Visitor>();

  /** Lets a visitor in at once, or when its turn comes; or says that there is no room. */
  enter(visitor: Visitor): void {
    const { room, key } = visitor;
    const limits: RoomLimits = ROOMS[room];
    const inside = this.visitors.get(room) ?? new Set();
    const ofKey = [...inside].filter((other) => other.key === key).length;
    if (inside.size >= limits.most || ofKey >= limits.mostOfKey) {
      visitor.answer(false);
      return;
    }
    this.visitors.set(room, inside.add(visitor));
    this.giveTurns(room);
  }

  /** Gives a visitor's place to the next; also one's that still waits. */
  leave(visitor: Visitor): void {
    const { room } = visitor;
    this.withTurn.delete(visitor);
    const inside = this.visitors.get(room);
    if (!inside?.delete(visitor)) return;
    if (inside.size === 0) this.visitors.delete(room);
    this.giveTurns(room);
  }

  private giveTurns(room: RoomName): void {
    const limits: RoomLimits = ROOMS[room];
    const inside = [...(this.visitors.get(room) ?? [])];
    let turns = inside.filter((visitor) => this.withTurn.has(visitor)).length;
    for (const visitor of inside) {
      if (turns >= limits.atOnce) return;
      if (this.withTurn.has(visitor)) continue;
      turns += 1;
      this.withTurn.add(visitor);
      visitor.answer(true);
    }
  }
}
