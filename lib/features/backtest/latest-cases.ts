import type { PastCase } from './past';

/** Remembers each client's latest case that someone has got: its attorney is the client's last. */
export class LatestCases {
  private readonly arrivedAtMs = new Map<string, number>();

  /** Notes that someone has got a case; whether no later one of the client has been given out. */
  note({ clientId, arrivedAtMs }: PastCase): boolean {
    const latestMs = this.arrivedAtMs.get(clientId) ?? Number.NEGATIVE_INFINITY;
    if (arrivedAtMs < latestMs) return false;
    this.arrivedAtMs.set(clientId, arrivedAtMs);
    return true;
  }
}
