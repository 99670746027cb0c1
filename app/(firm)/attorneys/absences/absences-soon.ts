import 'server-only';
import { listAbsences } from '@/lib/features/absences';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { addDays, dateIn } from '@/lib/shared/time';

const SOON_DAYS = 14;

/** For each attorney who is away, or will be within two weeks, the absence that comes first. */
export async function listAbsencesSoon(
  actor: Actor,
  timeZone: string,
): Promise<Map<string, AbsenceDto>> {
  const today = dateIn(now(), timeZone);
  const { items } = await listAbsences(actor, {
    from: today,
    to: addDays(today, SOON_DAYS),
    limit: MAX_PAGE_SIZE,
  });
  // The latest come first, so that the earliest of each attorney is what stays in the map.
  return new Map(
    items
      .filter(({ status }) => status === 'current' || status === 'upcoming')
      .map((absence) => [absence.attorneyId, absence]),
  );
}
