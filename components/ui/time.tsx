import { formatDay, formatRelative, formatTime, zoneName, type TimeFormat } from './format';

type Instant = Date | string | number;

/** An instant, written in a time zone, as a `<time>` that machines can read too. */
export function Time({
  value,
  timeZone,
  format = 'datetime',
  className,
}: {
  value: Instant;
  timeZone: string;
  format?: TimeFormat;
  className?: string;
}) {
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={`${formatTime(value, timeZone, 'datetime')} (${zoneName(timeZone)})`}
      className={className}
    >
      {formatTime(value, timeZone, format)}
    </time>
  );
}

/**
 * An instant as seen from `now` ("3 days ago"), with the exact time on hover. `now` comes from
 * the server's clock, so that server and browser write the same text.
 */
export function RelativeTime({
  value,
  now,
  timeZone,
  className,
}: {
  value: Instant;
  now: Instant;
  timeZone: string;
  className?: string;
}) {
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={`${formatTime(value, timeZone, 'datetime')} (${zoneName(timeZone)})`}
      className={className}
    >
      {formatRelative(value, now)}
    </time>
  );
}

/** A calendar day given as `YYYY-MM-DD`, such as a deadline; it belongs to no time zone. */
export function Day({
  value,
  format = 'date',
  className,
}: {
  value: string;
  format?: 'date' | 'day' | 'month';
  className?: string;
}) {
  return (
    <time dateTime={value.slice(0, 10)} className={className}>
      {formatDay(value, format)}
    </time>
  );
}
