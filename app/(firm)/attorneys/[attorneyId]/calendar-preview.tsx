import { Badge } from '@/components/ui/badge';
import { plural } from '@/components/ui/format';
import type { CalendarPreviewDto } from '@/lib/features/calendar/dto';
import { periodLabel } from '../absences/calendar-labels';

const WHAT = {
  new: { label: 'New', tone: 'accent' },
  changed: { label: 'Other days', tone: 'accent' },
  known: { label: 'On record', tone: 'neutral' },
  refused: { label: 'Not possible', tone: 'warn' },
} as const;

/** What of a calendar would be recorded, and what not. */
export function CalendarPreview({ preview }: { preview: CalendarPreviewDto }) {
  const { absences, refused, passedOver } = preview;
  return (
    <div className="mb-4 grid gap-3">
      {absences.length === 0 ? (
        <p className="text-sm text-ink-2">No absence to come was found in it.</p>
      ) : (
        <ul aria-label="Absences in the calendar" className="divide-y divide-line text-sm">
          {absences.map(({ title, startsOn, endsOn, what, reason }) => (
            <li
              key={`${startsOn} ${endsOn} ${title}`}
              className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2"
            >
              <span className="min-w-0 flex-1">
                {periodLabel(startsOn, endsOn)}
                <span className="block text-ink-2">
                  <bdi>{title}</bdi>
                  {reason ? `: ${reason}` : null}
                </span>
              </span>
              <Badge tone={WHAT[what].tone}>{WHAT[what].label}</Badge>
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 ? (
        <ul aria-label="Events that cannot be read" className="grid gap-1 text-sm text-warn">
          {refused.map(({ title, reason }) => (
            <li key={`${title} ${reason}`}>
              <bdi>{title}</bdi>: {reason}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-sm text-ink-3">{passedOverLabel(passedOver)}</p>
    </div>
  );
}

function passedOverLabel({ other, short, over }: CalendarPreviewDto['passedOver']): string {
  const parts = [
    ...(other > 0 ? [plural(other, 'other event')] : []),
    ...(short > 0 ? [`${plural(short, 'absence')} of less than a day`] : []),
    ...(over > 0 ? [`${plural(over, 'absence')} that ${over === 1 ? 'is' : 'are'} over`] : []),
  ];
  return parts.length === 0 ? '' : `Passed over: ${parts.join(', ')}.`;
}
