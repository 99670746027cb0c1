'use client';

import { ChevronsUpDown } from 'lucide-react';
import type { ReactElement } from 'react';

/** How full a mark is drawn: the shape tells the state even where colours look alike. */
export type MarkShape =
  | 'empty'
  | 'quarter'
  | 'half'
  | 'three-quarters'
  | 'full'
  | 'diamond'
  | 'check'
  | 'bar';

/** Stroke and its width are those of every mark (marks.css). */
function Ring({ filled = false }: { filled?: boolean }) {
  return <circle cx="8" cy="8" r="6" fill={filled ? 'currentColor' : undefined} />;
}

/** A ring with so much drawn of the stroke around its inner circle, of 14. */
function PartlyFilled({ length }: { length: number }) {
  return (
    <>
      <Ring />
      <circle
        cx="8"
        cy="8"
        r="2.228"
        strokeWidth="4.456"
        strokeDasharray={`${length} 14`}
        transform="rotate(-90 8 8)"
      />
    </>
  );
}

const SHAPES: Readonly<Record<MarkShape, ReactElement>> = {
  empty: <Ring />,
  quarter: <PartlyFilled length={3.5} />,
  half: <PartlyFilled length={7} />,
  'three-quarters': <PartlyFilled length={10.5} />,
  full: <Ring filled />,
  diamond: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="currentColor" stroke="none" />,
  check: (
    <>
      <Ring filled />
      <path d="m5 8.2 2.1 2.1L11 6.2" stroke="var(--surface)" />
    </>
  ),
  bar: <rect x="2" y="6" width="12" height="4" rx="1" fill="currentColor" stroke="none" />,
};

/** So many ticks, from the given one on. */
function ticks(from: number, count: number): string {
  return count === 0 ? '' : `M${from * 3 + 1} 1v8${'m3-8v8'.repeat(count - 1)}`;
}

const TICKS = 10;

/**
 * What marks (`#mark-half`), scales of ten ticks (`#ticks-4`) and heads of columns that can be sorted by
 * (`#mark-sortable`) are drawn from, once for a page: a list has a hundred of them.
 */
export function MarkShapes() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(SHAPES).map(([shape, drawn]) => (
        <symbol key={shape} id={`mark-${shape}`} viewBox="0 0 16 16">
          {drawn}
        </symbol>
      ))}
      <symbol id="mark-sortable" viewBox="0 0 24 24">
        <ChevronsUpDown />
      </symbol>
      {Array.from({ length: TICKS }, (_, at) => at + 1).map((filled) => (
        // Two strokes, not ten boxes: in a long list those were a quarter of what is on the page.
        <symbol key={filled} id={`ticks-${filled}`} viewBox="0 0 29 10">
          <path d={ticks(0, filled)} stroke="var(--ink-2)" />
          <path d={ticks(filled, TICKS - filled)} stroke="var(--line-2)" />
        </symbol>
      ))}
    </svg>
  );
}
