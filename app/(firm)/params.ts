import { createParser } from 'nuqs/server';
import { dateIn } from '@/lib/shared/time';
import { now } from '@/lib/platform/clock';

export type Params = Record<string, string | string[] | undefined>;

/** One parameter of an address as text; empty ones and repeated ones count as absent. */
export function textOf(param: string | string[] | undefined | null): string | undefined {
  return typeof param === 'string' && param !== '' ? param : undefined;
}

/** A parameter that is either this text or absent. */
export function parseAsFlag(text: string) {
  return createParser<boolean>({
    parse: (value) => (value === text ? true : null),
    serialize: () => text,
  }).withDefault(false);
}

/** The parameters of a request for a file, as a page gets them. */
export function paramsOf(request: Request): Params {
  return Object.fromEntries(new URL(request.url).searchParams);
}

/** The month that it is in a time zone, written YYYY-MM. */
export function thisMonthIn(timeZone: string): string {
  return dateIn(now(), timeZone).slice(0, 7);
}
