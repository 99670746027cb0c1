'use client';

import {
  CartesianGrid,
  Line,
  LineChart as Chart,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS_TICK, ChartTooltip, GRID_STROKE, REFERENCE_LABEL } from './chart-parts';
import { seriesColor, seriesDashes, type ChartProps } from './types';

/** Lines over time; dashes tell them apart without colour. Loaded lazily by `chart-card`. */
export default function LineChart({
  data,
  series,
  unit = '',
  heightPx = 260,
  reference,
}: ChartProps) {
  return (
    <Chart
      responsive
      data={[...data]}
      style={{ width: '100%', height: heightPx }}
      margin={{ top: reference ? 20 : 8, right: 12, bottom: 0, left: 0 }}
    >
      <CartesianGrid stroke={GRID_STROKE} vertical={false} />
      <XAxis dataKey="label" tick={AXIS_TICK} tickLine={false} axisLine={false} minTickGap={24} />
      <YAxis tick={AXIS_TICK} tickLine={false} axisLine={false} width="auto" unit={unit} />
      <Tooltip
        cursor={{ stroke: 'var(--line-strong)' }}
        isAnimationActive={false}
        content={(props) => <ChartTooltip {...props} unit={unit} />}
      />
      {series.map((one, index) => (
        <Line
          key={one.key}
          dataKey={one.key}
          name={one.name}
          stroke={seriesColor(one, index)}
          strokeWidth={2}
          strokeDasharray={seriesDashes(index)}
          dot={false}
          isAnimationActive={false}
          connectNulls
        />
      ))}
      {reference ? (
        <ReferenceLine
          y={reference.value}
          ifOverflow="extendDomain"
          stroke="var(--ink)"
          strokeDasharray="4 3"
          label={{ ...REFERENCE_LABEL, value: reference.label }}
        />
      ) : null}
    </Chart>
  );
}
