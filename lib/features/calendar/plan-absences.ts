import 'server-only';
import { createHash } from 'node:crypto';
import { absenceWindow } from '@/lib/features/absences';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { dateColumnToText, dateIn, textToDateColumn } from '@/lib/shared/time';
import type { FoundAbsence } from './found-absence';

/** What becomes of an absence that a calendar tells of. */
export type Plan =
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly absenceId: string }
  /** It is on record, or was taken back by hand. */
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly reason: string };

export type PlannedAbsence = FoundAbsence & { readonly digest: string; readonly plan: Plan };

/** Whose calendar it is. */
export interface Away {
  readonly firmId: string;
  readonly attorneyId: string;
  readonly timeZone: string;
  readonly at: Date;
}

/** Compares what a calendar tells with what is on record; each event once, however often it stands there. */
export async function planAbsences(
  tx: FirmTx,
  away: Away,
  found: readonly FoundAbsence[],
): Promise<PlannedAbsence[]> {
  const { firmId, attorneyId, timeZone, at } = away;
  const events = [...new Map(found.map((one) => [digestOf(one.key), one]))];
  const links = await tx.calendarAbsence.findMany({
    where: { firmId, attorneyId, keyDigest: { in: events.map(([digest]) => digest) } },
    include: { absence: { select: { cancelledAt: true, startsAt: true, endsAt: true } } },
  });
  const onRecord = await tx.absence.findMany({
    where: {
      ...{ firmId, attorneyId, cancelledAt: null },
      endsOn: { gte: textToDateColumn(dateIn(at, timeZone)) },
    },
    select: { startsOn: true, endsOn: true },
  });
  const linked = new Map(links.map((link) => [link.keyDigest, link]));
  return events.map(([digest, one]) => {
    const link = linked.get(digest);
    const plan = link ? planOfLinked(link, onRecord, one, away) : planOfNew(onRecord, one, away);
    return { ...one, digest, plan };
  });
}

interface Link {
  readonly absenceId: string;
  readonly startsOn: Date;
  readonly endsOn: Date;
  readonly absence: {
    readonly cancelledAt: Date | null;
    readonly startsAt: Date;
    readonly endsAt: Date;
  };
}

type Days = Pick<Link, 'startsOn' | 'endsOn'>;

/** What the calendar has not changed stays as people have it on record, also where they ended it. */
function planOfLinked(link: Link, onRecord: readonly Days[], one: FoundAbsence, away: Away): Plan {
  const isSame =
    dateColumnToText(link.startsOn) === one.startsOn &&
    dateColumnToText(link.endsOn) === one.endsOn;
  if (isSame || link.absence.cancelledAt) return { kind: 'known' };
  if (link.absence.endsAt <= away.at) return planOfNew(onRecord, one, away);
  const hasBegun = link.absence.startsAt <= away.at;
  if (hasBegun && one.startsOn > dateIn(away.at, away.timeZone)) {
    return { kind: 'refused', reason: 'It has begun here already. End it by hand.' };
  }
  return ifPossible({ kind: 'changed', absenceId: link.absenceId }, one, away);
}

function planOfNew(onRecord: readonly Days[], one: FoundAbsence, away: Away): Plan {
  const [startsOn, endsOn] = [textToDateColumn(one.startsOn), textToDateColumn(one.endsOn)];
  const isCovered = onRecord.some((other) => other.startsOn <= startsOn && endsOn <= other.endsOn);
  return isCovered ? { kind: 'known' } : ifPossible({ kind: 'new' }, one, away);
}

function ifPossible(plan: Plan, one: FoundAbsence, { timeZone, at }: Away): Plan {
  try {
    absenceWindow(one, timeZone, at);
    return plan;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'refused', reason: error.message };
  }
}

/** All that is kept of an event's identifier, which may hold an address. */
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
