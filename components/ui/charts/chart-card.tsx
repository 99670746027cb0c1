'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Card } from '../card';
import { seriesColor, seriesDashes, type ChartProps, type ChartSeries } from './types';

const LazyBarChart = dynamic(() => import('./bar-chart'), { ssr: false });
const LazyLineChart = dynamic(() => import('./line-chart'), { ssr: false });

interface ChartCardProps extends ChartProps {
  title: string;
  /** One sentence that says what the chart shows; read out in place of the picture. */
  summary: string;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Stands in the chart's place when there is no data. */
  empty?: ReactNode;
}

function ChartFrame({
  title,
  summary,
  description,
  actions,
  footer,
  empty,
  data,
  series,
  heightPx = 260,
  patterned,
  chart,
}: ChartCardProps & { patterned: boolean; chart: ReactNode }) {
  return (
    <Card
      title={title}
      description={description}
      actions={actions}
      footer={footer}
      className="break-inside-avoid"
    >
      {data.length === 0 && empty ? (
        empty
      ) : (
        <figure>
          <div
            style={{ minHeight: heightPx }}
            className="print:min-h-0! [&_.recharts-surface]:overflow-visible"
          >
            {chart}
          </div>
          {series.length > 1 ? <Legend series={series} patterned={patterned} /> : null}
          <figcaption className="sr-only">{summary}</figcaption>
        </figure>
      )}
    </Card>
  );
}

function Legend({ series, patterned }: { series: readonly ChartSeries[]; patterned: boolean }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {series.map((one, index) => (
        <li key={one.key} className="flex items-center gap-1.5">
          {patterned ? (
            <span
              aria-hidden="true"
              className="size-3 rounded-sm print-color-exact"
              style={{
                backgroundColor: seriesColor(one, index),
                backgroundImage:
                  index > 0
                    ? `repeating-linear-gradient(${90 + index * 45}deg, rgb(255 255 255 / 0.45) 0 1px, transparent 1px 4px)`
                    : undefined,
              }}
            />
          ) : (
            <svg aria-hidden="true" width={24} height={2}>
              <line
                x2={24}
                y1={1}
                y2={1}
                stroke={seriesColor(one, index)}
                strokeWidth={2}
                strokeDasharray={seriesDashes(index)}
              />
            </svg>
          )}
          {one.name}
        </li>
      ))}
    </ul>
  );
}

/** Bars side by side. Put a table of the same numbers beside it: a chart alone is not enough. */
export function BarChartCard(props: ChartCardProps) {
  return <ChartFrame {...props} patterned chart={<LazyBarChart {...props} />} />;
}

/** Bars on top of each other; series differ by pattern and colour. */
export function StackedBarChartCard(props: ChartCardProps) {
  return <ChartFrame {...props} patterned chart={<LazyBarChart {...props} stacked />} />;
}

/** Lines over time; series differ by dashes and colour. */
export function LineChartCard(props: ChartCardProps) {
  return <ChartFrame {...props} patterned={false} chart={<LazyLineChart {...props} />} />;
}
