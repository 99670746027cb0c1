import type { AbsenceLine } from './dashboard-dto';
import type { AbsenceSpan } from './read-absences';

/** An absence as the dashboard shows it. */
export function absenceLine(absence: AbsenceSpan, at: Date): AbsenceLine {
  const { id, attorneyId, attorneyName, kind, startsOn, endsOn, coverId, coverName } = absence;
  return {
    id,
    attorney: { id: attorneyId, name: attorneyName },
    kind,
    startsOn,
    endsOn,
    cover: coverId === null || coverName === null ? null : { id: coverId, name: coverName },
    isNow: absence.startsAt <= at && at < absence.endsAt,
  };
}
