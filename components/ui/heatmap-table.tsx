import type { ReactNode } from 'react';
import { cn } from './cn';
import {
  heated,
  heatRules,
  heatStep,
  HeatTd,
  OVERHEATED,
  stepOf,
  type HeatCell,
  type HeatColumn,
} from './heatmap-cell';
import { InternalLinks } from './internal-links';
import { TableBox } from './table';

export type { HeatCell, HeatColumn } from './heatmap-cell';

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
  columns: readonly HeatColumn[];
  rows: readonly HeatRow[];
  /** A last row over all rows, such as the firm as a whole. */
  totals?: HeatRow;
  /** The value that gets the end of the scale; larger ones keep its colour. */
  max: number;
  /** What the scale measures, for the legend: "active cases", "utilization". */
  measure: string;
  /** Writes a legend value, e.g. as a percentage. */
  legend?: readonly { share: number; text: string }[];
  /** What `over` means, for the legend: "over capacity". */
  overLabel?: string;
  /** What a cell without a number means, for the legend. */
  blankLabel?: string;
}

/** With more columns than this, heads stand upright and cells shrink, so that all of them fit. */
const DENSE_FROM = 15;

/**
 * A heatmap as a real table: a number in every cell, a colour-blind-safe scale, a legend, links.
 * How it looks is in heatmap.css.
 */
export function HeatmapTable({
  caption,
  rowsLabel,
  columns,
  rows,
  totals,
  max,
  measure,
  legend,
  overLabel,
  blankLabel,
}: HeatmapTableProps) {
  const anyAway = rows.some((row) => row.cells.some((cell) => cell.away));
  const dense = columns.length >= DENSE_FROM;
  const narrow = columns.filter(({ wideOnly }) => !wideOnly).length;
  const widths: Record<`--${string}`, string> = {
    '--wide': `${9 + columns.length * (dense ? 2.125 : 3.25)}rem`,
    '--narrow': `${7 + narrow * 1.9}rem`,
  };
  const steps = legendSteps(max, legend);
  const cells = [...rows, ...(totals ? [totals] : [])].flatMap((row) => row.cells);
  const colours = new Set([
    ...steps.map(({ share }) => heatStep(share)),
    ...cells.flatMap((cell) => stepOf(cell, max) ?? []),
  ]);
  return (
    <InternalLinks className="grid gap-3">
      <style>{heatRules(colours) + wideOnlyRules(columns)}</style>
      <TableBox label={caption} className="pr-3.5">
        <table
          className={cn(
            'heatmap w-full min-w-(--wide) table-fixed border-separate border-spacing-0.5 text-sm print:min-w-0! print:text-2xs max-md:min-w-(--narrow) max-md:text-xs',
            dense && 'text-xs',
          )}
          style={widths}
        >
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 w-28 bg-surface py-1.5 pr-2 pl-3.5 text-left align-bottom text-xs font-medium text-ink-2 sm:w-44 print:static print:w-28"
              >
                {rowsLabel}
              </th>
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} dense={dense} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BodyRow key={row.id} row={row} columns={columns} max={max} />
            ))}
          </tbody>
          {totals ? (
            <tfoot>
              <BodyRow row={totals} columns={columns} max={max} />
            </tfoot>
          ) : null}
        </table>
      </TableBox>
      <HeatLegend
        {...{ measure, steps, overLabel, blankLabel, anyAway }}
        anyForeseen={columns.some(({ foreseen }) => foreseen)}
      />
    </InternalLinks>
  );
}

/** Columns that phones leave out, by their places: a class on each cell would be one in forty bytes. */
function wideOnlyRules(columns: readonly HeatColumn[]): string {
  const places = columns.flatMap(({ wideOnly }, index) =>
    // The first column is the names.
    wideOnly ? [`.heatmap tr>:nth-child(${index + 2})`] : [],
  );
  if (places.length === 0) return '';
  return `@media screen and (width<48rem){${places.join()}{display:none}}`;
}

const UPRIGHT = 'inline-block rotate-180 whitespace-nowrap [writing-mode:vertical-rl]';
const UPRIGHT_ON_PHONES =
  'max-md:inline-block max-md:rotate-180 max-md:whitespace-nowrap max-md:[writing-mode:vertical-rl]';

function HeadCell({ column, dense }: { column: HeatColumn; dense: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'py-1.5 text-center align-bottom text-xs font-medium text-ink-2',
        dense ? 'px-0' : 'px-1 max-md:px-0',
        column.foreseen && 'italic',
        column.current && 'font-semibold text-ink',
        column.divided && 'divided',
      )}
    >
      <span className={cn(dense ? UPRIGHT : column.long && UPRIGHT_ON_PHONES)}>
        {column.header}
      </span>
    </th>
  );
}

function BodyRow({
  row,
  columns,
  max,
}: {
  row: HeatRow;
  columns: readonly HeatColumn[];
  max: number;
}) {
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{row.header}</span>
        {row.note ? <span className="note">{row.note}</span> : null}
      </th>
      {row.cells.map((cell, index) => {
        const column = columns[index];
        return <HeatTd key={column?.id ?? index} {...{ cell, column, max }} />;
      })}
    </tr>
  );
}

type LegendSteps = NonNullable<HeatmapTableProps['legend']>;

function legendSteps(max: number, legend: LegendSteps | undefined): LegendSteps {
  if (legend) return legend;
  // A scale of few counts has one step for each, instead of the same number twice.
  const parts = Number.isInteger(max) && max > 0 && max < 4 ? max : 4;
  const shares = Array.from({ length: parts + 1 }, (_, step) => step / parts);
  return shares.map((share) => ({ share, text: String(Math.round(share * max)) }));
}

function HeatLegend({
  measure,
  steps,
  overLabel,
  blankLabel,
  anyAway,
  anyForeseen,
}: Pick<HeatmapTableProps, 'measure' | 'overLabel' | 'blankLabel'> & {
  steps: LegendSteps;
  anyAway: boolean;
  anyForeseen: boolean;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 text-xs text-ink-2">
      <div className="flex flex-wrap items-center gap-2">
        <span>{measure}</span>
        <ol className="flex gap-0.5" aria-label={`Scale of ${measure}`}>
          {steps.map(({ share, text }) => (
            <li
              key={share}
              className={cn(
                'flex h-5 min-w-9 items-center justify-center rounded-sm px-1 tabular-nums',
                share > 0 ? heated(heatStep(share)) : 'unheated',
              )}
            >
              {text}
            </li>
          ))}
        </ol>
      </div>
      {overLabel ? (
        <span className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={cn(
              'flex h-5 w-7 items-start justify-end rounded-sm p-0.5 text-[0.5rem] leading-none',
              OVERHEATED,
            )}
          >
            ▲
          </span>
          {overLabel}
        </span>
      ) : null}
      {blankLabel ? (
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="h-5 w-7 rounded-sm bg-sunken" />
          {blankLabel}
        </span>
      ) : null}
      {anyForeseen ? (
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="border-l-2 border-line-strong pl-1.5 italic">
            12%
          </span>
          expected
        </span>
      ) : null}
      {anyAway ? (
        <span className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className="h-5 w-7 rounded-sm border border-line-2 hatched print-color-exact"
          />
          away
        </span>
      ) : null}
    </div>
  );
}
