import { addDays, formatDay, isDate, monthBefore } from '@/lib/shared/time';

/*
 * When the cases of the list were received, as people say it: "Last 7 days". A span is asked for by
 * a word (`received=last-7-days`), and the list then stands under the address of the days that the
 * word means now. The word would show other cases to the person who opens the link tomorrow, and neither
 * the API nor the CSV file knows it; days are the same for everyone and for ever. Who does want a
 * bookmark that goes along with the calendar writes the word: it is answered at any time.
 */

/** Days that bound the list, both inclusive, by the firm's calendar; either may be left open. */
export interface Days {
  openedFrom?: string;
  openedTo?: string;
}

interface Span {
  value: string;
  label: string;
  daysAt: (today: string) => Days;
}

const SPANS: readonly Span[] = [
  { value: 'any-time', label: 'Any time', daysAt: () => ({}) },
  { value: 'today', label: 'Today', daysAt: (today) => lastDays(1, today) },
  { value: 'yesterday', label: 'Yesterday', daysAt: (today) => lastDays(1, addDays(today, -1)) },
  { value: 'last-7-days', label: 'Last 7 days', daysAt: (today) => lastDays(7, today) },
  { value: 'last-30-days', label: 'Last 30 days', daysAt: (today) => lastDays(30, today) },
  { value: 'this-month', label: 'This month', daysAt: (today) => wholeMonth(monthOf(today)) },
  {
    value: 'last-month',
    label: 'Last month',
    daysAt: (today) => wholeMonth(monthBefore(monthOf(today))),
  },
];

/** The word for days that someone chooses by themselves. */
export const OWN_DAYS = 'dates';

/** What people choose from, and the word for each. */
export const SPAN_OPTIONS: readonly { value: string; label: string }[] = [
  ...SPANS.map(({ value, label }) => ({ value, label })),
  { value: OWN_DAYS, label: 'Choose dates…' },
];

/** The days that a word asks for; null for one that names no span. */
export function daysOf(word: string, today: string): Days | null {
  return SPANS.find(({ value }) => value === word)?.daysAt(today) ?? null;
}

/** The word for these days as seen from today; the first that fits where two spans are the same. */
export function wordFor({ openedFrom, openedTo }: Days, today: string): string {
  const span = SPANS.find(({ daysAt }) => {
    const days = daysAt(today);
    return days.openedFrom === openedFrom && days.openedTo === openedTo;
  });
  return span?.value ?? OWN_DAYS;
}

/** What is wrong with days that end before they begin, and what to do; null for all others. */
export function problemOfDays({ openedFrom, openedTo }: Days): string | null {
  if (!openedFrom || !openedTo || !isDate(openedFrom) || !isDate(openedTo)) return null;
  if (openedFrom <= openedTo) return null;
  return `“Received from” is ${formatDay(openedFrom)}, after “Received to”, which is ${formatDay(openedTo)}. Choose an earlier first day or a later last day.`;
}

/** What is wrong with a word that is none of ours, and which are. */
export function problemOfWord(word: string): string {
  const words = SPAN_OPTIONS.map(({ value }) => `"${value}"`).join(', ');
  return `received must be one of ${words}; got ${JSON.stringify(word)}. Choose one under “Received”.`;
}

function lastDays(count: number, last: string): Days {
  return { openedFrom: addDays(last, 1 - count), openedTo: last };
}

/** All of a month, the days to come included: other systems may send a case before its day. */
function wholeMonth(month: string): Days {
  const first = `${month}-01`;
  const next = monthOf(addDays(first, 31));
  return { openedFrom: first, openedTo: addDays(`${next}-01`, -1) };
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}
