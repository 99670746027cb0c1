import { addDays } from '@/lib/shared/time';

/** Whole days in a calendar that others read. */
export interface CalendarEntry {
  /** The same whenever the entry is written. */
  readonly uid: string;
  readonly stampedAt: Date;
  /** Counts up when the entry changes. */
  readonly version: number;
  /** Both inclusive. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
  /** Whether its owner is out of office; other entries leave them free. */
  readonly away: boolean;
}

const LONGEST_LINE_OCTETS = 75;
const PRODUCT = '-//Evenhand//Calendar//EN';
/** How often a calendar program should ask again. */
const REFRESH = 'PT1H';

/** A calendar as RFC 5545 wants it: lines end with CR LF and are folded at 75 octets. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...entries.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function linesOf(entry: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${entry.stampedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `SEQUENCE:${entry.version}`,
    `DTSTART;VALUE=DATE:${compactDay(entry.firstDay)}`,
    `DTEND;VALUE=DATE:${compactDay(addDays(entry.lastDay, 1))}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
    ...(entry.url === null ? [] : [`URL:${entry.url}`]),
    `TRANSP:${entry.away ? 'OPAQUE' : 'TRANSPARENT'}`,
    `X-MICROSOFT-CDO-BUSYSTATUS:${entry.away ? 'OOF' : 'FREE'}`,
    'END:VEVENT',
  ];
}

function compactDay(day: string): string {
  return day.replaceAll('-', '');
}

// What steers a terminal or the direction of text; a tab and a line feed are text.
const STEERING = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu;

/** A text as the value of a property: nothing in it can end the line or begin another property. */
export function escapeText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\r\u2028\u2029\u0085]/g, '\n')
    .replaceAll(STEERING, '')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

/** Cuts a line into pieces of at most 75 octets, between characters; each but the first after a space. */
export function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST_LINE_OCTETS) return line;
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE_OCTETS) {
      pieces.push(piece);
      piece = '';
      // The space that the next piece begins with.
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
