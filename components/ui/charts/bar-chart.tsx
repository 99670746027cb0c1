'use client';

import { useId } from 'react';
import {
  Bar,
  BarChart as Chart,
  CartesianGrid,
  LabelList,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  AXIS_TICK,
  ChartPatterns,
  ChartTooltip,
  CURSOR_FILL,
  GRID_STROKE,
  labelInside,
  LABEL_OUTSIDE,
  REFERENCE_LABEL,
} from './chart-parts';
import { CategoryTick } from './category-tick';
import { lettersOf } from './cut-label';
import { formatNumber } from '../format';
import { seriesColor, type ChartProps } from './types';

/** Bars, side by side or stacked. Loaded lazily by `chart-card`. */
export default function BarChart({
  data,
  series,
  unit = '',
  heightPx = 260,
  horizontal = false,
  stacked = false,
  reference,
}: ChartProps & { stacked?: boolean }) {
  const id = useId();
  const colors = series.map(seriesColor);
  const labelWidth = Math.min(150, 20 + Math.max(...data.map((d) => lettersOf(d.label)), 4) * 6.5);
  const position = reference && { [horizontal ? 'x' : 'y']: reference.value };
  return (
    <Chart
      responsive
      data={[...data]}
      layout={horizontal ? 'vertical' : 'horizontal'}
      style={{ width: '100%', height: heightPx }}
      margin={{
        top: reference || !horizontal ? 20 : 8,
        right: horizontal ? 44 : 12,
        bottom: 0,
        left: 0,
      }}
      barCategoryGap="28%"
    >
      <ChartPatterns id={id} colors={colors} />
      <CartesianGrid stroke={GRID_STROKE} vertical={horizontal} horizontal={!horizontal} />
      {horizontal ? (
        <>
          <XAxis
            type="number"
            tick={AXIS_TICK}
            tickLine={false}
            axisLine={false}
            unit={unit}
            allowDecimals={false}
            {...(reference ? ticksAround(reference.value, data, series) : {})}
          />
          <YAxis
            type="category"
            dataKey="label"
            width={labelWidth}
            tick={<CategoryTick widthPx={labelWidth - 16} look={AXIS_TICK} />}
            tickLine={false}
            axisLine={false}
            interval={0}
          />
        </>
      ) : (
        <>
          <XAxis dataKey="label" tick={AXIS_TICK} tickLine={false} axisLine={false} />
          <YAxis
            tick={AXIS_TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
            unit={unit}
            allowDecimals={false}
          />
        </>
      )}
      <Tooltip
        cursor={CURSOR_FILL}
        isAnimationActive={false}
        content={(props) => <ChartTooltip {...props} unit={unit} />}
      />
      {series.map(({ key, name }, index) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          fill={`url(#${id}-${index})`}
          isAnimationActive={false}
          maxBarSize={36}
          {...(stacked ? { stackId: 'all' } : { radius: 2 })}
        >
          <LabelList
            dataKey={key}
            position={stacked ? 'center' : horizontal ? 'right' : 'top'}
            formatter={(value) => writeValue(value, unit)}
            {...(stacked ? labelInside(colors[index] ?? 'var(--ink)') : LABEL_OUTSIDE)}
          />
        </Bar>
      ))}
      {reference ? (
        <ReferenceLine
          {...position}
          ifOverflow="extendDomain"
          stroke="var(--ink)"
          strokeDasharray="4 3"
          label={{ ...REFERENCE_LABEL, value: reference.label }}
        />
      ) : null}
    </Chart>
  );
}

/** A bar of nothing needs no number. */
function writeValue(value: unknown, unit: string): string {
  return typeof value === 'number' && value > 0 ? `${formatNumber(value, 1)}${unit}` : '';
}

/** Steps of half a marked value, such as 50 and 100%, as far as the bars or that value go. */
function ticksAround(value: number, data: ChartProps['data'], series: ChartProps['series']) {
  const numbers = data.flatMap((datum) => series.map(({ key }) => Number(datum[key] ?? 0)));
  const most = Math.max(value, ...numbers);
  const steps = Math.floor((2 * most) / value) + 1;
  return {
    domain: [0, most],
    ticks: Array.from({ length: steps }, (_, step) => (step * value) / 2),
  };
}
