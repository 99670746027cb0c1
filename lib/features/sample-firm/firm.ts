import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { addDays, dateIn, dayEnd, dayStart } from '@/lib/shared/time';
import type { FirmPlan, PlannedAttorney } from './plan';
import type { Random } from './random';
import type { Timeline } from './timeline';

/** Someone invented who is about to act in a firm. */
export interface Invented {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly attorneyId: string | null;
}

/** How a firm comes to be, and what its people are: who signs in, or only a name. */
export interface FirmWriter {
  /** The firm at the beginning of its past, and who leads it. */
  readonly found: () => Promise<{ firmId: string; slug: string; admin: Actor }>;
  readonly admit: (admin: Actor, person: Invented) => Promise<Actor>;
}

/** The clock of the past; `now()` reads it while that is generated. */
export interface PastClock {
  at: Date;
}

/** An attorney of a generated firm, as an attorney and as who signs in. */
export interface Person {
  readonly plan: PlannedAttorney;
  readonly attorneyId: string;
  readonly actor: Actor;
  hasLeft: boolean;
}

/** A client whom the firm knows already. */
export interface KnownClient {
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
}

/** A case of a generated firm that is not closed. */
export interface LiveCase {
  readonly id: string;
  readonly clientId: string;
  version: number;
  attorneyId: string | null;
  isActive: boolean;
  hasQuestion: boolean;
}

/** An invented firm while its past is generated. */
export interface GeneratedFirm {
  readonly plan: FirmPlan;
  readonly writer: FirmWriter;
  readonly firmId: string;
  readonly slug: string;
  readonly random: Random;
  readonly clock: PastClock;
  readonly timeline: Timeline;
  /** The present: nothing happens after it. */
  readonly presentAt: Date;
  readonly admin: Actor;
  readonly manager: Actor;
  readonly intake: Actor;
  readonly people: Person[];
  readonly companies: readonly string[];
  readonly clients: KnownClient[];
  readonly cases: Map<string, LiveCase>;
}

/** The date that is so many days from the present in the firm. */
export function dateOfDay(firm: Pick<GeneratedFirm, 'plan' | 'presentAt'>, day: number): string {
  return addDays(dateIn(firm.presentAt, firm.plan.timeZone), day);
}

/** Who this attorney is in a generated firm. */
export function personOf(firm: GeneratedFirm, attorneyId: string): Person {
  const person = firm.people.find((one) => one.attorneyId === attorneyId);
  if (!person) throw new Error(`No person of the generated firm is the attorney ${attorneyId}.`);
  return person;
}

/** When an attorney who is away at `at` comes back; null when they are there. */
export function returnOf(firm: GeneratedFirm, person: Person, at: Date): Date | null {
  const zone = person.plan.timeZone ?? firm.plan.timeZone;
  const absence = person.plan.absences.find(
    ({ fromDay, toDay }) =>
      dayStart(dateOfDay(firm, fromDay), zone) <= at && at < dayEnd(dateOfDay(firm, toDay), zone),
  );
  return absence ? dayEnd(dateOfDay(firm, absence.toDay), zone) : null;
}
