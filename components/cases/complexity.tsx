/** Complexity from 1 to 10: the number, and ten ticks of which that many are filled. */
export function Complexity({ value }: { value: number }) {
  return (
    <span className="complexity">
      <span>{value}</span>
      <span className="sr-only"> of 10</span>
      <svg aria-hidden="true" className="ticks">
        <use href={`#ticks-${value}`} />
      </svg>
    </span>
  );
}
