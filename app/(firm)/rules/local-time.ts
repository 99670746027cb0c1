import { formatDay, formatTime, zoneName } from '@/components/ui/format';
import { invalidField, StaleVersionError } from '@/lib/shared/errors';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { localInstant, localTimeIn } from '@/lib/shared/time';

/**
 * The instant of a time that was typed by the firm's clock.
 * @throws AppError `validation-failed` for a time that the clock never shows.
 */
export function readLocalTime(text: string | undefined, timeZone: string): string {
  if (!text) throw invalidField('effectiveAt', 'Choose the day and time from which they apply.');
  const instant = localInstant(text, timeZone);
  if (instant) return instant.toISOString();
  const [day = '', time = ''] = text.split('T');
  const shown = `${time} on ${formatDay(day)}`;
  throw invalidField(
    'effectiveAt',
    `The clocks in ${zoneName(timeZone)} never show ${shown}: they are set forward past it. Choose an hour later.`,
  );
}

/** When scheduled rules take effect, in one sentence. */
export function announceSchedule({ effectiveAt }: RulesScheduleDto, timeZone: string): string {
  return `The rules take effect on ${formatTime(effectiveAt, timeZone, 'datetime')}; nothing more is to be done.`;
}

/** Does `work`; what a stale version says of the stored time is by the clock that the form shows. */
export async function withLocalFacts<T>(timeZone: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StaleVersionError)) throw error;
    const { current, message, fields } = error;
    const { effectiveAt } = current.facts ?? {};
    if (typeof effectiveAt !== 'string') throw error;
    const facts = { ...current.facts, effectiveAt: localTimeIn(new Date(effectiveAt), timeZone) };
    throw new StaleVersionError(message, fields, { ...current, facts });
  }
}
