/** An out-of-office event as Outlook writes it: whole days, both inclusive. */
export interface CalendarEvent {
  readonly uid: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly title?: string;
  /** Further lines. */
  readonly more?: readonly string[];
}

const compact = (day: string) => day.replaceAll('-', '');
const dayAfter = (day: string) => {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
};

/** A calendar with these. */
export function calendarOf(...events: readonly CalendarEvent[]): string {
  const lines = events.flatMap(({ uid, startsOn, endsOn, title = 'Away', more = [] }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART;VALUE=DATE:${compact(startsOn)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(endsOn))}`,
    'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
    ...more,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
