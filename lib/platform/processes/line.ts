import 'server-only';
import { env } from '@/lib/platform/env';
import { isOurs, type Change, type FromPrimary, type ToPrimary } from './messages';
import { Rooms, type Visitor } from './rooms';

/** Hears what the process that listens to the database has heard. */
export type OnChange = (change: Change) => void;

/** The one way to the other processes of this installation, or, alone, what they would do. */
interface Line {
  enter(visitor: Visitor): void;
  leave(visitor: Visitor): void;
  tell(change: Change): void;
  /** Hears all changes from now on, and at once whether any are heard. */
  hear(hearer: OnChange): () => void;
}

// One line a process, in however many bundles of it this file is.
const globalForLine = globalThis as typeof globalThis & { evenhandLine?: Line };

/** Whether this process is one of several that `npm start` has started. */
export function isOneOfMany(): boolean {
  return env.EVENHAND_ROLE !== 'alone';
}

/** This process's line. */
export function line(): Line {
  return (globalForLine.evenhandLine ??= isOneOfMany() ? new LineToPrimary() : alone());
}

/** A process that is alone counts for itself, and has no one to tell. */
function alone(): Line {
  const rooms = new Rooms();
  return {
    enter: (visitor) => rooms.enter(visitor),
    leave: (visitor) => rooms.leave(visitor),
    tell: () => undefined,
    hear: () => () => undefined,
  };
}

class LineToPrimary implements Line {
  private readonly visitors = new Map<number, Visitor>();
  private readonly tickets = new Map<Visitor, number>();
  private readonly hearers = new Set<OnChange>();
  private isListening = false;
  private lastTicket = 0;

  constructor() {
    process.on('message', (message: unknown) => {
      if (isOurs<FromPrimary>(message)) this.take(message);
    });
    // Who outlives the primary would serve a database that is about to be stopped.
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    this.send({ evenhand: 'hello' });
  }

  enter(visitor: Visitor): void {
    const ticket = (this.lastTicket += 1);
    this.visitors.set(ticket, visitor);
    this.tickets.set(visitor, ticket);
    this.send({ evenhand: 'enter', ticket, room: visitor.room, key: visitor.key });
  }

  leave(visitor: Visitor): void {
    const ticket = this.tickets.get(visitor);
    if (ticket === undefined) return;
    this.forget(ticket, visitor);
    this.send({ evenhand: 'leave', ticket });
  }

  tell(change: Change): void {
    this.send({ evenhand: 'change', change });
  }

  hear(hearer: OnChange): () => void {
    this.hearers.add(hearer);
    hearer({ isListening: this.isListening });
    return () => this.hearers.delete(hearer);
  }

  private take(message: FromPrimary): void {
    if (message.evenhand === 'change') {
      const { change } = message;
      if ('isListening' in change) this.isListening = change.isListening;
      for (const hearer of this.hearers) hearer(change);
      return;
    }
    const visitor = this.visitors.get(message.ticket);
    if (!visitor) return;
    if (!message.isIn) this.forget(message.ticket, visitor);
    visitor.answer(message.isIn);
  }

  private forget(ticket: number, visitor: Visitor): void {
    this.visitors.delete(ticket);
    this.tickets.delete(visitor);
  }

  private send(message: ToPrimary): void {
    // Where the line is cut this process is about to end.
    if (process.connected) process.send?.(message);
  }
}
