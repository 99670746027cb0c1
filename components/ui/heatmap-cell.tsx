import type { CSSProperties, ReactNode } from 'react';
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

/** The line before a column that begins a new part. */
export const DIVIDED =
  'relative pl-1 before:absolute before:-inset-y-0.5 before:left-0 before:border-l-2 before:border-line-strong';
/** The line above a row that sums up the others. */
export const SUMMED =
  'relative pt-1.5 after:absolute after:-inset-x-0.5 after:top-0 after:border-t after:border-line-strong';

/** A coloured box, with the variables of `heatStyle`; its look is in the stylesheet. */
export const HEATED = 'heated';

/** Beyond the limit: its own solid colour, apart from the scale in lightness and hue. */
export const OVERHEATED = 'bg-bad-solid text-on-bad font-bold print-color-exact';

/** As many steps as the eye tells apart at most; each is worked out once. */
const STEPS = 100;
const styles = new Map<number, CSSProperties>();

/** Colours of a share in both themes: more is darker on light paper, and brighter on dark. */
export function heatStyle(share: number): CSSProperties {
  const step = Math.round(Math.min(1, Math.max(0, share)) * STEPS);
  const known = styles.get(step) ?? styleOf(step / STEPS);
  styles.set(step, known);
  return known;
}

function styleOf(share: number): CSSProperties {
  const light = heatColor(share, 'light');
  const dark = heatColor(share, 'dark');
  const variables: Record<`--${string}`, string> = {
    '--heat': light.background,
    '--heat-ink': light.ink,
    '--heat-dark': dark.background,
    '--heat-dark-ink': dark.ink,
  };
  return variables;
}

/** A cell as part of its row. */
export function HeatTd({
  cell,
  column,
  max,
  isTotal,
}: {
  cell: HeatCell;
  column: HeatColumn | undefined;
  max: number;
  isTotal: boolean;
}) {
  const { value, href, away = false } = cell;
  const style = value !== null && value > 0 ? heatStyle(max > 0 ? value / max : 1) : undefined;
  const name = cell.label ? `${cell.label}${away ? ' (away)' : ''}` : undefined;
  const look = cn(
    'heat-box',
    fillOf(cell),
    away && 'hatched [--hatch:currentColor]',
    column?.foreseen && 'italic',
  );
  const shown = <CellText cell={cell} />;
  return (
    <td
      className={cn(
        'p-0 text-center',
        column?.divided && DIVIDED,
        isTotal && SUMMED,
        column?.wideOnly && 'max-md:hidden',
      )}
    >
      {href ? (
        // Plain, since a large table has thousands; `InnerLinks` around it takes them to the router.
        <a href={asRoute(href)} aria-label={name} title={name} style={style} className={look}>
          {shown}
        </a>
      ) : (
        <span style={style} title={name} className={look}>
          {shown}
          {away ? <span className="sr-only"> away</span> : null}
        </span>
      )}
    </td>
  );
}

/** Nothing carried is no heat at all: those cells stay plain, so that the others stand out. */
function fillOf({ value, over = false }: HeatCell): string {
  if (over) return OVERHEATED;
  return value !== null && value > 0 ? HEATED : 'bg-sunken text-ink-3';
}

function CellText({ cell }: { cell: HeatCell }) {
  const { value, unit, away = false, over = false } = cell;
  const text = (
    <>
      {cell.text ?? (value === null ? '–' : formatNumber(value))}
      {unit ? <span className="max-md:sr-only">{unit}</span> : null}
    </>
  );
  // A number on hatching stands on a patch of the cell's own colour, to be read.
  const number = away ? (
    <span className={cn('rounded-sm px-0.5', fillOf(cell))}>{text}</span>
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
