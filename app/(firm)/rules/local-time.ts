import { formatTime } from '@/components/ui/format';
import { invalidField } from '@/lib/errors';
import type { RulesScheduleDto } from '@/lib/rules';
import { localInstant } from '@/lib/time';

/**
 * The instant of a time that was typed by the firm's clock.
 * @throws AppError `validation-failed` for a time that the clock never shows.
 */
export function readLocalTime(text: string | undefined, timeZone: string): string {
  if (!text) throw invalidField('effectiveAt', 'Choose the day and time from which they apply.');
  const instant = localInstant(text, timeZone);
  if (instant) return instant.toISOString();
  const shown = text.replace('T', ' at ');
  throw invalidField(
    'effectiveAt',
    `The clocks of ${timeZone} never show ${shown}: they are set forward past it. Choose an hour later.`,
  );
}

/** When scheduled rules take effect, in one sentence. */
export function announceSchedule({ effectiveAt }: RulesScheduleDto, timeZone: string): string {
  return `The rules take effect on ${formatTime(effectiveAt, timeZone, 'datetime')}; nothing more is to be done.`;
}
