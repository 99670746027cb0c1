import type { CSSProperties, ReactNode } from 'react';
import { cn } from './cn';
import { formatNumber } from './format';
import { heatColor } from './heatmap-scale';
import { Link } from './link';
import { TableBox } from './table';

/** One cell: its number, its text (default: the number) and, if any, where a click leads. */
export interface HeatCell {
  value: number | null;
  text?: string;
  /** What a screen reader hears, e.g. "Ana Ruiz, drafting: 7 cases". */
  label?: string;
  href?: string;
  /** Absent: drawn hatched, and said in words. */
  away?: boolean;
}

/** One row, e.g. an attorney. `note` goes under the name. */
export interface HeatRow {
  id: string;
  header: ReactNode;
  note?: ReactNode;
  cells: readonly HeatCell[];
}

export interface HeatmapTableProps {
  caption: string;
  /** What the rows are, as the heading of the first column. */
  rowsLabel: string;
  columns: readonly { id: string; header: ReactNode }[];
  rows: readonly HeatRow[];
  /** The value that gets the end of the scale; larger ones keep its colour. */
  max: number;
  /** What the scale measures, for the legend: "active cases", "utilization". */
  measure: string;
  /** Writes a legend value, e.g. as a percentage. */
  legend?: readonly { share: number; text: string }[];
}

/**
 * A heatmap as a real table: a number in every cell, colours of cividis, a legend, links.
 * Rendered on the server.
 */
export function HeatmapTable({
  caption,
  rowsLabel,
  columns,
  rows,
  max,
  measure,
  legend,
}: HeatmapTableProps) {
  const anyAway = rows.some((row) => row.cells.some((cell) => cell.away));
  return (
    <div className="grid gap-3">
      <TableBox label={caption}>
        <table
          className="w-full table-fixed border-separate border-spacing-0.5 text-sm"
          style={{ minWidth: `${10 + columns.length * 3.5}rem` }}
        >
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 w-36 bg-surface px-3 py-1.5 text-left text-xs font-medium text-ink-2 sm:w-48"
              >
                {rowsLabel}
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  className="px-1.5 py-1.5 text-center text-xs font-medium whitespace-nowrap text-ink-2"
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-10 bg-surface px-3 py-1 text-left font-medium"
                >
                  <span className="block truncate" dir="auto">
                    {row.header}
                  </span>
                  {row.note ? (
                    <span className="block text-xs font-normal text-ink-3">{row.note}</span>
                  ) : null}
                </th>
                {row.cells.map((cell, index) => (
                  <HeatTd key={columns[index]?.id ?? index} cell={cell} max={max} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <HeatLegend measure={measure} max={max} legend={legend} anyAway={anyAway} />
    </div>
  );
}

const CELL_BOX = 'flex h-9 min-w-10 items-center justify-center rounded-sm px-1.5 tabular-nums';
const HEATED = 'bg-(--heat) text-(--heat-ink) dark:bg-(--heat-dark) dark:text-(--heat-dark-ink)';

/** Colours of a share in both themes: more is darker on light paper, and brighter on dark. */
function heatStyle(share: number): CSSProperties {
  const light = heatColor(1 - share);
  const dark = heatColor(share);
  const variables: Record<`--${string}`, string> = {
    '--heat': light.background,
    '--heat-ink': light.ink,
    '--heat-dark': dark.background,
    '--heat-dark-ink': dark.ink,
  };
  return variables;
}

function HeatTd({ cell, max }: { cell: HeatCell; max: number }) {
  const { value, href, away = false } = cell;
  const text = cell.text ?? (value === null ? '–' : formatNumber(value));
  // Nothing carried is no heat at all: those cells stay plain, so that the others stand out.
  const heated = value !== null && value > 0;
  const style = heated ? heatStyle(max > 0 ? value / max : 1) : undefined;
  const name = cell.label ? `${cell.label}${away ? ' (away)' : ''}` : undefined;
  const look = cn(
    CELL_BOX,
    heated ? HEATED : 'bg-sunken text-ink-3',
    away && 'hatched [--hatch:currentColor]',
  );
  const number = away ? (
    <span className={cn('rounded-sm px-1', heated ? HEATED : 'bg-sunken')}>{text}</span>
  ) : (
    text
  );
  return (
    <td className="p-0 text-center">
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={name}
          title={name}
          style={style}
          className={cn(look, 'underline-offset-2 hover:underline')}
        >
          {number}
        </Link>
      ) : (
        <span style={style} title={name} className={look}>
          {number}
          {away ? <span className="sr-only"> away</span> : null}
        </span>
      )}
    </td>
  );
}

function HeatLegend({
  measure,
  max,
  legend,
  anyAway,
}: {
  measure: string;
  max: number;
  legend: HeatmapTableProps['legend'];
  anyAway: boolean;
}) {
  // A scale of few counts has one step for each, instead of the same number twice.
  const parts = Number.isInteger(max) && max > 0 && max < 4 ? max : 4;
  const shares = Array.from({ length: parts + 1 }, (_, step) => step / parts);
  const steps = legend ?? shares.map((share) => ({ share, text: String(Math.round(share * max)) }));
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-3 text-xs text-ink-2">
      <div className="flex flex-wrap items-center gap-2">
        <span>{measure}</span>
        <ol className="flex gap-0.5" aria-label={`Scale of ${measure}`}>
          {steps.map(({ share, text }) => (
            <li
              key={share}
              style={share > 0 ? heatStyle(share) : undefined}
              className={cn(
                'flex h-5 min-w-9 items-center justify-center rounded-sm px-1 tabular-nums',
                share > 0 ? HEATED : 'bg-sunken text-ink-3',
              )}
            >
              {text}
            </li>
          ))}
        </ol>
      </div>
      {anyAway ? (
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="h-5 w-9 rounded-sm border border-line-2 hatched" />
          away
        </span>
      ) : null}
    </div>
  );
}
