import { DAY_MS } from '@/lib/shared/time';

/** However long an endpoint asks to be left alone, it is asked again after this. */
const LONGEST_MS = DAY_MS / 4;

/** Seconds, or an instant as HTTP writes them; null for anything else and for what has passed. */
export function retryAfter(header: string | undefined, at: Date): Date | null {
  if (header === undefined) return null;
  const text = header.trim();
  const waitMs = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - at.getTime();
  if (!(waitMs > 0)) return null;
  return new Date(at.getTime() + Math.min(waitMs, LONGEST_MS));
}

/** The shortest and the longest time for which one that does not answer is left alone. */
const CALM_MS = { least: 10_000, most: 3_600_000 } as const;

/** Until when an endpoint that does not answer is left alone: as long again as it has failed by then. */
export function calmUntil(at: Date, failingSince: Date): Date {
  const failedMs = at.getTime() - failingSince.getTime();
  return new Date(at.getTime() + Math.min(CALM_MS.most, Math.max(CALM_MS.least, failedMs)));
}
