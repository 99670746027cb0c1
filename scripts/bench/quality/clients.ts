import type { Random } from './random';

/** Where the clients of the arriving cases come from. */
export interface ClientSource {
  /** The client of the next case. */
  next(): string;
  /** Who of these attorneys looked after about half of the clients before the first case. */
  ownersAmong(attorneyIds: readonly string[]): Record<string, string>;
}

const CLIENTS_PER_ATTORNEY = 10;
const RETURNING_CHANCE = 0.68;

/** A fixed circle of clients, or one that new clients keep joining. */
export function clientSource(random: Random, growing: boolean, attorneys: number): ClientSource {
  const circle = Array.from(
    { length: CLIENTS_PER_ATTORNEY * attorneys },
    (_, index) => `K${index}`,
  );
  return growing ? growingCircle(random, circle) : fixedCircle(random, circle, attorneys);
}

function ownersOf(random: Random, circle: readonly string[], attorneyIds: readonly string[]) {
  const owned = circle.filter(() => random.chance(0.5));
  return Object.fromEntries(owned.map((clientId) => [clientId, random.pick(attorneyIds)]));
}

/** Few clients bring most of the cases, as the shared examples have it. */
function fixedCircle(random: Random, circle: readonly string[], attorneys: number): ClientSource {
  const weights = circle.map(
    (_, index) => (index + 1) ** -0.7 * Math.exp(-index / (4 * attorneys)),
  );
  return {
    next: () => random.pickWeighted(circle, (_, index) => weights[index] ?? 0),
    ownersAmong: (attorneyIds) => ownersOf(random, circle, attorneyIds),
  };
}

/** Two of three cases come from a client who was there before, the more often the more likely. */
function growingCircle(random: Random, circle: readonly string[]): ClientSource {
  const seen: string[] = [];
  let fresh = 0;
  return {
    next: () => {
      const returns = seen.length > 0 && random.chance(RETURNING_CHANCE);
      const clientId = returns ? random.pick(seen) : `K${fresh}`;
      if (!returns) fresh += 1;
      seen.push(clientId);
      return clientId;
    },
    ownersAmong: (attorneyIds) => ownersOf(random, circle, attorneyIds),
  };
}
