import { cn } from '@/components/ui/cn';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceBar } from './absence-bars';
import { absenceSummary, periodLabel } from './calendar-labels';
import type { AbsenceEdge } from './resize-days';
import { absenceLabel } from '@/components/attorneys/labels';

export const LANE_REM = 1.5;
/** Below this many days a bar has room for one letter only. */
const DAYS_FOR_LABELS = 3;

/**
 * An absence over its days. Where its days may be changed it is a button with an end to drag on each
 * side; what any bar says, the name of every cell below it says too.
 */
export function AbsenceBarBox({
  bar,
  place,
  mayResize,
  isTabStop,
  isResized,
}: {
  bar: AbsenceBar<AbsenceDto>;
  /** The place of the cell that it is drawn in. */
  place: number;
  mayResize: boolean;
  isTabStop: boolean;
  isResized: boolean;
}) {
  const { absence, first, span, lane, beganBefore, endsAfter } = bar;
  const { id, kind, status, attorney, startsOn, endsOn } = absence;
  const box = {
    'data-absence': id,
    title: absenceSummary(absence),
    style: {
      top: `${0.25 + lane * LANE_REM}rem`,
      // Each further cell brings its border along.
      left: `calc(${first - place} * (100% + 1px) + 2px)`,
      width: `calc(${span} * (100% + 1px) - 5px)`,
    },
    className: cn(
      'absence-bar hatched',
      status === 'over' ? 'absence-over' : 'absence-ahead',
      beganBefore ? 'rounded-l-none border-l-0' : 'rounded-l-md',
      endsAfter ? 'rounded-r-none border-r-0' : 'rounded-r-md',
      span < DAYS_FOR_LABELS && 'justify-center',
      isResized && 'z-2 border-accent ring-2 ring-accent',
    ),
  };
  if (!mayResize) {
    return (
      <span aria-hidden="true" {...box}>
        <BarLabel absence={absence} span={span} />
      </span>
    );
  }
  return (
    <button
      type="button"
      {...box}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${absenceLabel(kind)} of ${attorney.name}, ${periodLabel(startsOn, endsOn)}`}
      aria-description="Arrow keys move the last day, with Shift the first. Enter opens it."
    >
      <BarLabel absence={absence} span={span} />
      {beganBefore ? null : <Grip edge="start" />}
      {endsAfter ? null : <Grip edge="end" />}
    </button>
  );
}

/** What a pointer takes hold of; a finger gets more of it, and does not scroll there. */
function Grip({ edge }: { edge: AbsenceEdge }) {
  return (
    <span
      aria-hidden="true"
      data-edge={edge}
      className={cn('absence-grip', edge === 'start' ? 'at-start' : 'at-end')}
    />
  );
}

function BarLabel({
  absence: { kind, cover, status },
  span,
}: {
  absence: AbsenceDto;
  span: number;
}) {
  const words = absenceLabel(kind);
  return (
    <span className={cn('absence-label', status === 'over' ? 'bg-sunken' : 'bg-info-soft')}>
      {span < DAYS_FOR_LABELS ? words.slice(0, 1) : words}
      {cover && span >= DAYS_FOR_LABELS ? (
        <span className="font-normal">
          , cover <bdi>{cover.name}</bdi>
        </span>
      ) : null}
    </span>
  );
}
