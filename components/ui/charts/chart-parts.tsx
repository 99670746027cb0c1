'use client';

import type { TooltipContentProps } from 'recharts';
import { formatNumber } from '../format';

export const AXIS_TICK = { fill: 'var(--ink-2)', fontSize: 12 };
export const GRID_STROKE = 'var(--chart-grid)';
export const CURSOR_FILL = { fill: 'var(--ink)', fillOpacity: 0.05 };

/** The word at a marked value; its halo keeps the lines of the grid out of it. */
export const REFERENCE_LABEL = {
  position: 'top',
  fill: 'var(--ink-2)',
  fontSize: 12,
  stroke: 'var(--surface)',
  strokeWidth: 4,
  paintOrder: 'stroke',
} as const;

/** The number at the end of a bar; on a part of a stack a halo in its colour keeps it readable. */
export const LABEL_OUTSIDE = { fill: 'var(--ink-2)', fontSize: 11 } as const;
export const labelInside = (color: string) => ({
  fill: 'var(--surface)',
  fontSize: 11,
  fontWeight: 600,
  stroke: color,
  strokeWidth: 3,
  paintOrder: 'stroke',
});

/** Patterns tell stacked series apart without colour; drawn over the colour of the series. */
export function ChartPatterns({ id, colors }: { id: string; colors: readonly string[] }) {
  return (
    <defs>
      {colors.map((color, index) => (
        <pattern
          key={color}
          id={`${id}-${index}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${index * 45})`}
        >
          <rect width={6} height={6} fill={color} />
          {index > 0 ? (
            <rect width={1} height={6} fill="var(--surface)" fillOpacity={0.45} />
          ) : null}
        </pattern>
      ))}
    </defs>
  );
}

/** The box that names the numbers under the pointer or the keyboard cursor. */
export function ChartTooltip({
  active,
  label,
  payload,
  unit,
}: Pick<TooltipContentProps, 'active' | 'label' | 'payload'> & { unit: string }) {
  if (!active || payload.length === 0) return null;
  return (
    <div className="max-w-64 rounded-md border border-line-2 bg-raised px-2.5 py-1.5 text-xs shadow-float">
      <p className="mb-0.5 font-medium text-ink">{label}</p>
      <ul>
        {payload.map((entry) => (
          <li
            key={String(entry.dataKey)}
            className="flex items-center justify-between gap-4 text-ink-2"
          >
            <bdi className="min-w-0">{entry.name}</bdi>
            <span className="font-medium text-ink">
              {typeof entry.value === 'number' ? formatNumber(entry.value, 1) : String(entry.value)}
              {unit}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
