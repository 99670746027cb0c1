import { addDays, DAY_MS, dateIn, localInstant } from '@/lib/shared/time';

/** When the clock of a zone next shows this time, after `instant`. */
export function nextTime(instant: Date, time: string, timeZone: string): Date {
  const today = dateIn(instant, timeZone);
  for (const day of [today, addDays(today, 1)]) {
    const at = timeOn(day, time, timeZone);
    if (at && at > instant) return at;
  }
  return new Date(instant.getTime() + DAY_MS);
}

/**
 * When the clock of a zone shows this time on a day. In the night when clocks are set forward the hour may
 * be missing: then the next one.
 */
export function timeOn(day: string, time: string, timeZone: string): Date | null {
  const [hour = '00', minute = '00'] = time.split(':');
  const next = `${String(Number(hour) + 1).padStart(2, '0')}:${minute}`;
  return localInstant(`${day}T${time}`, timeZone) ?? localInstant(`${day}T${next}`, timeZone);
}
