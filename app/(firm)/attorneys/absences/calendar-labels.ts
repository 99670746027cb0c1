import { formatDay, plural } from '@/components/ui/format';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceMonthAttorney, AbsenceMonthDay } from '@/lib/features/absences/dto';
import { cityOf } from '@/lib/wording/zones';
import { lengthOf } from './resize-days';
import { absenceLabel } from '@/components/attorneys/labels';

/** First and last day of something, as people write it; one day alone stands once. */
export function periodLabel(startsOn: string, endsOn: string): string {
  return startsOn === endsOn
    ? formatDay(startsOn)
    : `${formatDay(startsOn)} – ${formatDay(endsOn)}`;
}

/** What a cell of the calendar is called: whose day, and whether they are away. */
export function cellName(
  attorney: Pick<AbsenceMonthAttorney, 'name'>,
  date: string,
  away: readonly AbsenceDto[],
): string {
  const day = `${attorney.name}, ${formatDay(date, 'day')}`;
  if (away.length === 0) return `${day}: present`;
  return `${day}: ${away.map(absenceSummary).join('; ')}`;
}

/** An absence in a few words: "Vacation until Nov 6, 2026, covered by Ben Sato". */
export function absenceSummary({ kind, endsOn, cover }: AbsenceDto): string {
  const until = `${absenceLabel(kind)} until ${formatDay(endsOn)}`;
  return cover ? `${until}, covered by ${cover.name}` : until;
}

/** Whether a working day has fewer than half of those who take cases. */
export function isThin(
  { isWeekend, presentCount }: Pick<AbsenceMonthDay, 'isWeekend' | 'presentCount'>,
  attorneyCount: number,
): boolean {
  return !isWeekend && presentCount * 2 < attorneyCount;
}

/** How the chosen days read while they are being chosen. */
export function selectionLabel(name: string, days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return '';
  return `${name}, ${periodLabel(first, last)} (${plural(days.length, 'day')}): Enter records an absence, Esc lets go.`;
}

/** How the days of an absence read while one of its ends is moved. */
export function resizeLabel(
  { attorney, kind }: AbsenceDto,
  days: { startsOn: string; endsOn: string },
): string {
  return `${attorney.name}, ${absenceLabel(kind)}: ${periodLabel(days.startsOn, days.endsOn)} (${plural(lengthOf(days), 'day')}): Enter saves, Esc leaves it as it was.`;
}

/** The last part of a time zone, which is what people know of it: "Los Angeles". */
export function zoneCity(timeZone: string): string {
  return cityOf(timeZone);
}
