import { cn } from './cn';

/** A grey block where content will be; give it the content's size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn('h-4 animate-breathe rounded-sm bg-line', className)} />
  );
}

/** A page being loaded: title, a row of numbers, a table. For `loading.tsx`. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="mx-auto grid w-full max-w-7xl gap-5 px-4 pt-5 pb-16 sm:px-6 lg:px-8 lg:pt-7"
    >
      <div className="grid gap-2">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="grid gap-3 rounded-lg border border-line bg-surface p-4">
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} className={index % 3 === 2 ? 'w-3/4' : 'w-full'} />
        ))}
      </div>
    </div>
  );
}
