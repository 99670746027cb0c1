const TICKS = Array.from({ length: 10 }, (_, index) => `M${index * 3 + 1} 1v8`);

/** Complexity from 1 to 10: the number, and ten ticks of which that many are filled. */
export function Complexity({ value }: { value: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="min-w-4 text-right">{value}</span>
      <span className="sr-only"> of 10</span>
      {/* Two strokes, not ten boxes: in a long list those were a quarter of what is on the page. */}
      <svg
        aria-hidden="true"
        viewBox="0 0 29 10"
        strokeWidth="2"
        strokeLinecap="round"
        className="h-2.5 w-7.25"
      >
        <path d={TICKS.slice(0, value).join('')} className="stroke-ink-2" />
        <path d={TICKS.slice(value).join('')} className="stroke-line-2" />
      </svg>
    </span>
  );
}
