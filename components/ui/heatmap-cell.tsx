import type { ReactNode } from 'react';
import { cn } from './cn';
import { formatNumber } from './format';
import { heatColor } from './heatmap-scale';
import { asRoute } from './link';

/** One cell: its number, its text (default: the number) and, if any, where a click leads. */
export interface HeatCell {
  value: number | null;
  text?: string;
  /** Written after the text, where there is room for it: `%`. */
  unit?: string;
  /** What a screen reader hears, e.g. "Ana Ruiz, drafting: 7 cases". */
  label?: string;
  href?: string;
  /** Absent: drawn hatched, and said in words. */
  away?: boolean;
  /** Beyond the limit: in its own solid colour, marked by a triangle, and said in words. */
  over?: boolean;
}

export interface HeatColumn {
  id: string;
  header: ReactNode;
  /** A long word, such as a name: stands upright on phones, where columns are narrow. */
  long?: boolean;
  /** Begins a new part of the table, such as what is yet to come: a line before it. */
  divided?: boolean;
  /** Left out on phones, which begin with what matters now. */
  wideOnly?: boolean;
  /** What is now: its heading stands out. */
  current?: boolean;
  /** Foreseen rather than counted: written in italics. */
  foreseen?: boolean;
}

/** Beyond the limit: its own solid colour, apart from the scale in lightness and hue. */
export const OVERHEATED = 'bg-bad-solid text-on-bad font-bold print-color-exact';

/** As many steps as the eye tells apart at most. */
const STEPS = 100;

/** The step of the scale that a share has, from 0 to 100. */
export function heatStep(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * STEPS);
}

/** The step of a cell's colour; null where it has none. */
export function stepOf({ value }: HeatCell, max: number): number | null {
  return value !== null && value > 0 ? heatStep(max > 0 ? value / max : 1) : null;
}

/** The class of a coloured box; what the colours of its step are is in `heatRules`. */
export function heated(step: number): string {
  return `heated heat-${step}`;
}

/**
 * The colours of steps in both themes, as a stylesheet: more is darker on light paper, and brighter on
 * dark. Written on each cell instead, they were a sixth of a large heatmap.
 */
export function heatRules(steps: ReadonlySet<number>): string {
  return [...steps].map(ruleOf).join('');
}

function ruleOf(step: number): string {
  const light = heatColor(step / STEPS, 'light');
  const dark = heatColor(step / STEPS, 'dark');
  return `.heat-${step}{--heat:${light.background};--heat-ink:${light.ink};--heat-dark:${dark.background};--heat-dark-ink:${dark.ink}}`;
}

/** A cell as part of its row. How it looks is in heatmap.css. */
export function HeatTd({
  cell,
  column,
  max,
}: {
  cell: HeatCell;
  column: HeatColumn | undefined;
  max: number;
}) {
  const { href, away = false } = cell;
  const name = cell.label ? `${cell.label}${away ? ' (away)' : ''}` : undefined;
  const look = cn(
    fillOf(cell, max),
    away && 'hatched [--hatch:currentColor]',
    column?.foreseen && 'italic',
  );
  const shown = <CellText cell={cell} max={max} />;
  return (
    <td className={column?.divided ? 'divided' : undefined}>
      {href ? (
        // Plain, since a large table has thousands; `InternalLinks` around it takes them to the router.
        <a href={asRoute(href)} aria-label={name} className={look}>
          {shown}
        </a>
      ) : (
        <span title={name} className={look}>
          {shown}
          {away ? <span className="sr-only"> away</span> : null}
        </span>
      )}
    </td>
  );
}

/** Nothing carried is no heat at all: those cells stay plain, so that the others stand out. */
function fillOf(cell: HeatCell, max: number): string {
  if (cell.over) return OVERHEATED;
  const step = stepOf(cell, max);
  return step === null ? 'unheated' : heated(step);
}

function CellText({ cell, max }: { cell: HeatCell; max: number }) {
  const { value, unit, away = false, over = false } = cell;
  const text = (
    <>
      {cell.text ?? (value === null ? '–' : formatNumber(value))}
      {unit ? <span>{unit}</span> : null}
    </>
  );
  // A number on hatching stands on a patch of the cell's own colour, to be read.
  const number = away ? (
    <span className={cn('rounded-sm px-0.5', fillOf(cell, max))}>{text}</span>
  ) : (
    text
  );
  return (
    <>
      {number}
      {over ? (
        <span aria-hidden="true" className="absolute top-0.5 right-1 text-[0.5rem] leading-none">
          ▲
        </span>
      ) : null}
    </>
  );
}
