import { listCasesSchema } from '@/lib/contracts/case-list';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import type { ViewQuery } from '@/lib/contracts/saved-view';
import { VIEW_KEYS, type ViewKey } from '@/lib/contracts/saved-view-codes';
import { readQuery, type CaseQuery } from '../query';
import { daysOf, OWN_DAYS, wordFor } from '../received-spans';

/*
 * What a saved view keeps of the list's address, and what of it can be used today: codes and people
 * go, views stay.
 */

/** A view as the list can show it, and what had to be left out of it or has changed, in sentences. */
export interface OpenedView {
  readonly query: CaseQuery;
  readonly gone: readonly string[];
}

/** What each part is called, where a view names something that is there no more. */
const NAMES: Readonly<Record<ViewKey, string>> = {
  status: 'the status',
  stage: 'the stage',
  attorneyId: 'the attorney',
  visaType: 'the visa type',
  priority: 'the priority',
  q: 'the words',
  openedFrom: 'the first day',
  openedTo: 'the last day',
  received: 'the days of receipt',
  sort: 'the order',
  cols: 'the columns',
};

type Roster = readonly Pick<AttorneyDto, 'id' | 'name' | 'active'>[];

/** A stored view as the list can show it today. */
export function usableQuery(stored: ViewQuery, roster: Roster, today: string): OpenedView {
  const gone: string[] = [];
  const kept = Object.entries(stored).filter(([key, value]) => {
    if (value === undefined) return false;
    const why = problemOfPart(key as ViewKey, value, roster, today);
    if (why !== null) gone.push(why);
    return why === null;
  });
  const holder = roster.find(({ id }) => id === stored.attorneyId);
  if (holder && !holder.active) gone.push(`${holder.name} is not active any more.`);
  return { query: readQuery(Object.fromEntries(kept), today), gone };
}

function problemOfPart(key: ViewKey, value: string, roster: Roster, today: string): string | null {
  if (key === 'cols') return null;
  if (key === 'attorneyId') {
    return roster.some(({ id }) => id === value)
      ? null
      : 'It names an attorney who is not on the roster any more; cases of every attorney show.';
  }
  const isKnown =
    key === 'received'
      ? daysOf(value, today) !== null
      : listCasesSchema.shape[key].safeParse(value).success;
  return isKnown
    ? null
    : `It names ${NAMES[key]} “${value}”, which there is no more; it is left out.`;
}

/** What a view would keep of the list as it is shown. Days that have a word are kept as the word. */
export function viewQueryOf(query: CaseQuery, today: string): ViewQuery {
  const { openedFrom, openedTo } = query;
  const word = openedFrom || openedTo ? wordFor({ openedFrom, openedTo }, today) : OWN_DAYS;
  const isWord = word !== OWN_DAYS;
  const shown: ViewQuery = isWord
    ? { ...query, openedFrom: undefined, openedTo: undefined, received: word }
    : { ...query, received: undefined };
  const entries = VIEW_KEYS.map((key) => [key, shown[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => Boolean(value)));
}

/** Whether two views show the same. */
export function isSameView(one: ViewQuery, other: ViewQuery): boolean {
  return VIEW_KEYS.every((key) => one[key] === other[key]);
}
