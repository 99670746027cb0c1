'use client';

import type { ComponentProps } from 'react';
import { cutLabel } from './cut-label';

/** What the chart gives to a tick of its axis. */
interface TickProps {
  x?: number | string;
  y?: number | string;
  payload?: { value: unknown };
}

/** A name at an axis, cut to the room that there is; the whole of it is its tip. */
export function CategoryTick({
  x = 0,
  y = 0,
  payload,
  widthPx,
  look,
}: TickProps & { widthPx: number; look: ComponentProps<'text'> }) {
  const name = typeof payload?.value === 'string' ? payload.value : '';
  return (
    <text {...look} x={x} y={y} dy="0.355em" textAnchor="end">
      <title>{name}</title>
      {cutLabel(name, widthPx)}
    </text>
  );
}
