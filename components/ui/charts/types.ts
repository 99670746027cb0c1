/** One point on the x axis: a label and one number per series. */
export type ChartDatum = { label: string } & Record<string, string | number | null>;

/** One series: the key of its numbers, its name in the legend, and its colour of the theme. */
export interface ChartSeries {
  key: string;
  name: string;
  color?: 1 | 2 | 3 | 4 | 5 | 6;
}

export interface ChartProps {
  data: readonly ChartDatum[];
  series: readonly ChartSeries[];
  /** Unit written after numbers in the tooltip and on the axis: `%`, ` cases`. */
  unit?: string;
  /** Height in pixels; reserved before the chart has loaded, so that nothing jumps. */
  heightPx?: number;
  /** Bars lie down: for long labels such as names. */
  horizontal?: boolean;
  /** A marked value, such as the firm's mean. */
  reference?: { value: number; label: string };
}

const DASHES = ['0', '6 3', '2 3', '8 3 2 3', '1 3', '10 4'];

/** The dashes of the n-th line, which tell it apart without colour. */
export function seriesDashes(index: number): string | undefined {
  return DASHES[index % DASHES.length];
}

/** The colour of the n-th series, as the theme has it now. */
export function seriesColor(series: ChartSeries, index: number): string {
  return `var(--chart-${series.color ?? (index % 6) + 1})`;
}
