import type { MailItem } from '@/lib/platform/mail';
import { formatDay } from '@/lib/shared/time';
import type { MailDetails } from './notification-lines';

/** A deadline of a case, by its number. */
export interface DigestDeadline {
  readonly caseId: string;
  readonly number: number;
  readonly client: string;
  readonly day: string;
  /** Days from today; negative where it has passed. */
  readonly inDays: number;
}

/** What an attorney has before them. */
export interface OwnDay {
  readonly attorneyId: string;
  readonly openCases: number;
  readonly activeCases: number;
  readonly capacity: number;
  /** Passed, or within the days ahead; the nearest first. */
  readonly deadlines: readonly DigestDeadline[];
  /** Handoffs that ask this attorney. */
  readonly asked: number;
  /** Cases that came since a day ago. */
  readonly came: number;
}

/** What those who see to the firm have before them. */
export interface FirmDay {
  readonly waiting: number;
  /** Hours for which the first of them has waited. */
  readonly longestHours: number;
  /** Names of attorneys with more active cases than their capacity. */
  readonly overCapacity: readonly string[];
  readonly deadlinesPassed: number;
  readonly deadlinesAhead: number;
}

export interface DigestFacts {
  readonly own: OwnDay | null;
  readonly firm: FirmDay | null;
  readonly unread: number;
}

/** Deadlines within so many days are in the digest. */
export const DAYS_AHEAD = 7;

const MOST_DEADLINES = 10;

/**
 * A morning's digest as lines with the page that shows the rest: numbers and links, and the client of a
 * deadline where the firm wants mails to name them. None where there is nothing to do or to know.
 */
export function digestLines(
  { own, firm, unread }: DigestFacts,
  details: MailDetails = { namesClients: false },
): MailItem[] {
  const news = [
    ...(own ? linesOfOwn(own, details) : []),
    ...(firm ? linesOfFirm(firm) : []),
    ...(unread > 0
      ? [{ text: `${count(unread, 'notification')} unread.`, path: '/notifications' }]
      : []),
  ];
  if (news.length === 0 || !own || own.activeCases > own.capacity) return news;
  const { openCases, activeCases, capacity } = own;
  const load = `You hold ${count(openCases, 'open case')}, ${activeCases} of them active, with a capacity of ${capacity}.`;
  return [{ text: load, path: casesOf(own) }, ...news];
}

function linesOfOwn(own: OwnDay, details: MailDetails): MailItem[] {
  const { activeCases, capacity, deadlines, asked, came } = own;
  const more = deadlines.length - MOST_DEADLINES;
  const path = casesOf(own);
  return [
    ...(activeCases > capacity
      ? [
          {
            text: `You are over capacity: ${activeCases} active cases, with a capacity of ${capacity}.`,
            path,
          },
        ]
      : []),
    ...deadlines.slice(0, MOST_DEADLINES).map((deadline) => lineOfDeadline(deadline, details)),
    ...(more > 0 ? [{ text: `and ${count(more, 'further deadline')}.`, path }] : []),
    ...(asked > 0
      ? [
          {
            text: `${count(asked, 'handoff')} ${asked === 1 ? 'waits' : 'wait'} for your answer.`,
            path: '/dashboard',
          },
        ]
      : []),
    ...(came > 0 ? [{ text: `${count(came, 'case')} came to you since yesterday.`, path }] : []),
  ];
}

function lineOfDeadline(
  { caseId, number, client, day, inDays }: DigestDeadline,
  { namesClients }: MailDetails,
): MailItem {
  const path = `/cases/${caseId}`;
  const one = namesClients ? `Case ${number} (${client})` : `Case ${number}`;
  if (inDays === 0) return { text: `${one} is due today.`, path };
  const on = formatDay(day);
  if (inDays < 0) return { text: `${one} was due on ${on}, ${count(-inDays, 'day')} ago.`, path };
  return { text: `${one} is due on ${on}, in ${count(inDays, 'day')}.`, path };
}

function linesOfFirm(firm: FirmDay): MailItem[] {
  const { waiting, longestHours, overCapacity, deadlinesPassed, deadlinesAhead } = firm;
  const deadlines = [
    ...(deadlinesPassed > 0 ? [`${count(deadlinesPassed, 'deadline')} passed`] : []),
    ...(deadlinesAhead > 0
      ? [`${count(deadlinesAhead, 'deadline')} within ${DAYS_AHEAD} days`]
      : []),
  ];
  return [
    ...(waiting > 0
      ? [
          {
            text: `${count(waiting, 'case')} ${waiting === 1 ? 'waits' : 'wait'} for an attorney, the longest for ${count(longestHours, 'hour')}.`,
            path: '/waiting',
          },
        ]
      : []),
    ...(overCapacity.length > 0
      ? [{ text: `Over capacity: ${overCapacity.join(', ')}.`, path: '/heatmap' }]
      : []),
    ...(deadlines.length > 0
      ? [{ text: `In the firm: ${deadlines.join(', ')}.`, path: '/dashboard' }]
      : []),
  ];
}

const casesOf = ({ attorneyId }: OwnDay) => `/cases?attorneyId=${attorneyId}`;
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
