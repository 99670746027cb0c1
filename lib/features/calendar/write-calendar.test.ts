import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/shared/time';
import { foldLine, writeCalendar, type CalendarEntry } from './write-calendar';

const ENTRY: CalendarEntry = {
  uid: 'deadline-1@evenhand',
  stampedAt: new Date('2026-11-30T12:00:00Z'),
  version: 3,
  firstDay: '2026-12-30',
  lastDay: '2027-01-02',
  summary: 'Deadline: case 12 (H-1B)',
  description: 'One\nTwo; three, four \\ five',
  url: 'https://cases.firm.example/cases/1',
  away: true,
};

/** What another implementation makes of the text. */
function readBack(text: string) {
  const calendar = ICAL.Component.fromString(text);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      version: event.sequence,
      firstDay: event.startDate.toString(),
      lastDay: addDays(event.endDate.toString(), -1),
      summary: event.summary,
      description: event.description ?? '',
      url: component.getFirstPropertyValue('url'),
      away: component.getFirstPropertyValue('transp') === 'OPAQUE',
    };
  });
}

const { stampedAt: _, ...AS_READ } = ENTRY;

describe('a calendar that is written', () => {
  it('is read by another implementation as it was meant', () => {
    expect(readBack(writeCalendar('Evenhand: Firm', [ENTRY]))).toEqual([AS_READ]);
    expect(readBack(writeCalendar('Evenhand: Firm', []))).toEqual([]);
  });

  it('keeps every text that has no control characters in it, whatever it is', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 120 });
    const text = fc.array(fc.oneof(word, fc.constantFrom('\n', ',', ';', '\\', '\\n', ':', '"')));
    fc.assert(
      fc.property(text, (parts) => {
        // What writing takes out, and how it ends lines.
        const description = parts
          .join('')
          .replaceAll(/[\r\u2028\u2029\u0085]/g, '\n')
          .replaceAll(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '');
        const [read] = readBack(writeCalendar('Firm', [{ ...ENTRY, description }]));
        expect(read).toEqual({ ...AS_READ, description });
      }),
    );
  });

  it('has no line of more than 75 octets, and no character cut in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (line) => {
        const pieces = foldLine(line).split('\r\n ');
        expect(pieces.every((piece, at) => Buffer.byteLength(piece) + (at ? 1 : 0) <= 75)).toBe(
          true,
        );
        expect(pieces.join('')).toBe(line);
      }),
    );
  });

  it('lets no text end its line, begin a property or turn the direction of what follows', () => {
    const summary = 'Ana\r\nATTENDEE:x\r\nEND:VCALENDAR\u2028BEGIN:VEVENT\u0000\u202e';
    const text = writeCalendar('Firm', [{ ...ENTRY, summary }]);
    expect(text.match(/^(?:ATTENDEE|END:VCALENDAR|BEGIN:VEVENT)/gm)).toEqual([
      'BEGIN:VEVENT',
      'END:VCALENDAR',
    ]);
    for (const mark of ['\u0000', '\u202e']) expect(text).not.toContain(mark);
  });
});
