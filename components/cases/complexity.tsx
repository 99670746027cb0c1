import { cn } from '@/components/ui/cn';

/** Complexity from 1 to 10: the number, and ten ticks of which that many are filled. */
export function Complexity({ value }: { value: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="min-w-4 text-right">{value}</span>
      <span className="sr-only"> of 10</span>
      <span aria-hidden="true" className="flex items-end gap-px">
        {Array.from({ length: 10 }, (_, index) => (
          <span
            key={index}
            className={cn('h-2.5 w-0.5 rounded-full', index < value ? 'bg-ink-2' : 'bg-line-2')}
          />
        ))}
      </span>
    </span>
  );
}
