import type { ChildProcess } from 'node:child_process';
import {
  isOurs,
  type Change,
  type FromPrimary,
  type ToPrimary,
} from '../../lib/platform/processes/messages.ts';
import { Rooms, type Visitor } from '../../lib/platform/processes/rooms.ts';

/** Passes on among processes what one of them hears, and keeps count of who is in which room. */
export class Relay {
  private readonly rooms = new Rooms();
  private readonly members = new Set<ChildProcess>();
  private isListening = false;

  /** Takes a process in, until it ends: then its places are free again. */
  join(child: ChildProcess, { speaksOfChanges }: { speaksOfChanges: boolean }): ChildProcess {
    const inside = new Map<number, Visitor>();
    this.members.add(child);
    child.on('message', (message: unknown) => {
      if (!isOurs<ToPrimary>(message)) return;
      if (message.evenhand === 'change') {
        if (speaksOfChanges) this.passOn(child, message.change);
      } else this.take(child, inside, message);
    });
    child.once('exit', () => {
      this.members.delete(child);
      for (const visitor of inside.values()) this.rooms.leave(visitor);
      if (speaksOfChanges) this.passOn(child, { isListening: false });
    });
    return child;
  }

  private take(
    child: ChildProcess,
    inside: Map<number, Visitor>,
    message: Exclude<ToPrimary, { evenhand: 'change' }>,
  ): void {
    if (message.evenhand === 'hello') {
      send(child, { evenhand: 'change', change: { isListening: this.isListening } });
    } else if (message.evenhand === 'leave') {
      const visitor = inside.get(message.ticket);
      inside.delete(message.ticket);
      if (visitor) this.rooms.leave(visitor);
    } else {
      const { ticket, room, key } = message;
      const answer = (isIn: boolean) => {
        if (!isIn) inside.delete(ticket);
        send(child, { evenhand: 'place', ticket, isIn });
      };
      const visitor = { room, key, answer };
      inside.set(ticket, visitor);
      this.rooms.enter(visitor);
    }
  }

  private passOn(from: ChildProcess, change: Change): void {
    if ('isListening' in change) this.isListening = change.isListening;
    for (const member of this.members) {
      if (member !== from) send(member, { evenhand: 'change', change });
    }
  }
}

/** To a process that may be about to end: what does not arrive is not missed there. */
function send(child: ChildProcess, message: FromPrimary): void {
  if (child.connected) child.send(message, () => undefined);
}
