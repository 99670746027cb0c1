import { describe, expect, it } from 'vitest';
import { findAbsences } from './find-absences';
import { MOST_FOUND } from './found-absence';
import { writeCalendar } from './write-calendar';

const RULES = { timeZone: 'America/New_York', today: '2026-11-30' };

function calendar(...events: readonly string[][]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** As Outlook and Exchange write it. */
const outlook = (uid: string, ...times: string[]) => [
  `UID:${uid}`,
  'SUMMARY:Family',
  ...times,
  'X-MICROSOFT-CDO-BUSYSTATUS:OOF',
];
/** As Google writes it: nothing but the title tells. */
const google = (uid: string, title: string, ...times: string[]) => [
  `UID:${uid}@google.com`,
  `SUMMARY:${title}`,
  'TRANSP:OPAQUE',
  ...times,
];
const wholeDays = (from: string, until: string) => [
  `DTSTART;VALUE=DATE:${from}`,
  `DTEND;VALUE=DATE:${until}`,
];

const daysOf = (...events: readonly string[][]) => {
  return findAbsences(calendar(...events), RULES).absences.map(
    ({ startsOn, endsOn }) => `${startsOn} ${endsOn}`,
  );
};
const reasonOf = (event: string[]) => findAbsences(calendar(event), RULES).refused[0]?.reason;

/** Eastern time under the name that Outlook gives it. */
const WINDOWS_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Eastern Standard Time',
  ...['BEGIN:STANDARD', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3', 'END:DAYLIGHT'],
  'END:VTIMEZONE',
].join('\r\n');

describe('an out-of-office event', () => {
  it('is what Outlook says is one, and nothing else of Outlook’s', () => {
    const away = outlook('a', ...wholeDays('20261221', '20270102'));
    const busy = away.map((line) => line.replace('OOF', 'BUSY').replace('Family', 'Out of office'));
    expect(daysOf(away, ['UID:b', ...busy.slice(1)])).toEqual(['2026-12-21 2027-01-01']);
  });

  it('is what has the title that Google proposes and takes time', () => {
    const days = wholeDays('20261221', '20261222');
    const titles = ['Out of office', 'OOO: Rome', '🌴 Out of the office', 'Fuera de la oficina'];
    expect(titles.flatMap((title, at) => daysOf(google(`g${at}`, title, ...days)))).toHaveLength(4);
    const free = google('free', 'Out of office', ...days).map((line) =>
      line.replace('OPAQUE', 'TRANSPARENT'),
    );
    const called = [...google('off', 'Out of office', ...days), 'STATUS:CANCELLED'];
    expect(daysOf(free, called, google('x', 'Meet about out of office', ...days))).toEqual([]);
  });

  it('is never an entry of a calendar of ours', () => {
    const entry = { firstDay: '2026-12-21', lastDay: '2026-12-24', away: true, version: 1 };
    const text = { summary: 'Out of office', description: '', url: null };
    const ours = { ...entry, ...text, uid: 'absence-1@evenhand', stampedAt: new Date(0) };
    expect(findAbsences(writeCalendar('Firm', [ours]), RULES).absences).toEqual([]);
    expect(
      findAbsences(writeCalendar('Firm', [{ ...ours, uid: 'a' }]), RULES).absences,
    ).toHaveLength(1);
  });

  it('with times is the days of which it takes most, in the attorney’s own zone', () => {
    const times = (start: string, end: string) => outlook('t', `DTSTART${start}`, `DTEND${end}`);
    expect(daysOf(times(':20261207T140000Z', ':20261211T220000Z'))).toEqual([
      '2026-12-07 2026-12-11',
    ]);
    // From Friday's afternoon to Monday's morning it is the days between.
    expect(daysOf(times(':20261211T130000', ':20261214T090000'))).toEqual([
      '2026-12-12 2026-12-13',
    ]);
    expect(daysOf(times(':20261211T130000', ':20261211T150000'))).toEqual([]);
    const tokyo = ';TZID=Asia/Tokyo:';
    expect(daysOf(times(`${tokyo}20261208T220000`, `${tokyo}20261209T080000`))).toEqual([
      '2026-12-08 2026-12-08',
    ]);
    const named = ';TZID="Eastern Standard Time":';
    const text = calendar(times(`${named}20270705T090000`, `${named}20270705T170000`));
    const described = text.replace('BEGIN:VEVENT', `${WINDOWS_ZONE}\r\nBEGIN:VEVENT`);
    const [found] = findAbsences(described, { ...RULES, timeZone: 'America/Chicago' }).absences;
    expect(found).toMatchObject({ startsOn: '2027-07-05', endsOn: '2027-07-05' });
    expect(findAbsences(text, RULES).refused[0]?.reason).toMatch(/Eastern Standard Time/);
  });

  it('that is over is passed over, and counted', () => {
    const { passedOver } = findAbsences(
      calendar(
        outlook('a', ...wholeDays('20261101', '20261130')),
        google('b', 'Lunch', ...wholeDays('20261221', '20261222')),
        outlook('c', 'DTSTART:20261211T130000Z', 'DURATION:PT1H'),
      ),
      RULES,
    );
    expect(passedOver).toEqual({ other: 1, short: 1, over: 1 });
  });

  it('that repeats is each of its days for a year ahead, with what was moved or left out', () => {
    const fridays = outlook('f', ...wholeDays('20261204', '20261205'), 'RRULE:FREQ=WEEKLY');
    const without = [...fridays, 'EXDATE;VALUE=DATE:20261211'];
    const moved = outlook(
      'f',
      'RECURRENCE-ID;VALUE=DATE:20261218',
      ...wholeDays('20261217', '20261218'),
    );
    const found = findAbsences(calendar(without, moved), RULES).absences;
    expect(found.slice(0, 3).map(({ startsOn }) => startsOn)).toEqual([
      ...['2026-12-04', '2026-12-17', '2026-12-25'],
    ]);
    expect(found).toHaveLength(51);
    expect(new Set(found.map(({ key }) => key)).size).toBe(51);
    const again = findAbsences(calendar(without, moved), { ...RULES, today: '2026-12-10' });
    expect(again.absences[0]?.key).toBe(found[1]?.key);
  });

  it('is not a day of a series that was cancelled by itself', () => {
    const fridays = outlook('f', ...wholeDays('20261204', '20261205'), 'RRULE:FREQ=WEEKLY');
    const cancelled = outlook(
      'f',
      'RECURRENCE-ID;VALUE=DATE:20261211',
      'STATUS:CANCELLED',
      ...wholeDays('20261211', '20261212'),
    );
    const { absences } = findAbsences(calendar(fridays, cancelled), RULES);
    expect(absences.slice(0, 2).map(({ startsOn }) => startsOn)).toEqual([
      ...['2026-12-04', '2026-12-18'],
    ]);
  });

  it('is refused with its reason where it makes no sense, and the others are read', () => {
    const good = outlook('good', ...wholeDays('20261221', '20261222'));
    const bad = outlook('bad', 'DTSTART:20261222T090000Z', 'DTEND:20261221T090000Z');
    expect(findAbsences(calendar(bad, good), RULES)).toMatchObject({
      absences: [{ startsOn: '2026-12-21' }],
      refused: [{ title: 'Family', reason: 'It ends before it begins.' }],
    });
    expect(reasonOf(outlook('x', ...wholeDays('20261222', '20261221')))).toMatch(
      /before it begins/,
    );
    const days = wholeDays('20261221', '20261222');
    expect(reasonOf(outlook('x', ...days, 'RRULE:FREQ=SECONDLY'))).toMatch(/within a day/);
    expect(
      reasonOf(outlook('x', ...wholeDays('10000101', '10000102'), 'RRULE:FREQ=DAILY')),
    ).toMatch(/more than 20000 times/);
    expect(reasonOf(outlook('x'))).toMatch(/no beginning/);
    for (const time of ['20261399', '20270230', '20261221T256199', 'tomorrow']) {
      expect(reasonOf(outlook('x', `DTSTART:${time}`)), time).toMatch(/no day|invalid|cannot/i);
    }
  });

  it('shows nothing of its title that cannot be seen', () => {
    const hidden = outlook('a', ...wholeDays('20261221', '20261222')).map((line) =>
      line.replace('Family', 'Fa\u202emi\u200bly\u0007'),
    );
    expect(findAbsences(calendar(hidden), RULES).absences[0]?.title).toBe('Fa mi ly');
  });
});

describe('a calendar', () => {
  const refused = (text: string, reason: RegExp) => {
    expect(() => findAbsences(text, RULES)).toThrow(reason);
  };

  it('that is none is refused in words', () => {
    refused('', /no calendar/);
    refused('{"a":1}', /no calendar/);
    refused('BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR', /cannot be read/);
    refused('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', /cannot be read/);
    refused(calendar(['SUMMARY:\u0000']), /NUL/);
  });

  it('with more than is recorded at once is refused whole', () => {
    const many = Array.from({ length: MOST_FOUND + 1 }, (_, at) =>
      outlook(`m${at}`, ...wholeDays('20261221', '20261222')),
    );
    refused(calendar(...many), /more than 100/);
  });

  it('however deep or long costs no more than its reading', () => {
    const deep = `BEGIN:VCALENDAR\r\n${'BEGIN:X\r\n'.repeat(50_000)}${'END:X\r\n'.repeat(50_000)}END:VCALENDAR`;
    expect(findAbsences(deep, RULES).absences).toEqual([]);
    const long = calendar([`SUMMARY:${'x'.repeat(1_000_000)}`, ...outlook('l')]);
    expect(findAbsences(long, RULES).absences).toEqual([]);
  });

  it('may begin with a mark of its encoding, and end its lines in either way', () => {
    const text = `\ufeff${calendar(outlook('a', ...wholeDays('20261221', '20261222')))}`;
    expect(findAbsences(text, RULES).absences).toHaveLength(1);
    expect(findAbsences(text.replaceAll('\r\n', '\n'), RULES).absences).toHaveLength(1);
  });
});
