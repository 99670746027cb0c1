import { cn } from './cn';

/** A grey block where content will be; give it the content's size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn('h-4 animate-breathe rounded-sm bg-line', className)} />
  );
}

/**
 * What stands where figures and tables will be, while they are counted. It fades in late, so that
 * a quick answer shows none of it.
 */
export function ContentSkeleton({ figures = 4, rows = 8 }: { figures?: number; rows?: number }) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="grid animate-fade gap-5 [animation-delay:200ms] [animation-fill-mode:backwards]"
    >
      {figures > 0 ? (
        <div className="grid grid-cols-2 gap-4 rounded-lg border border-line bg-surface p-4 sm:flex">
          {Array.from({ length: figures }, (_, index) => (
            <div key={index} className="grid flex-1 gap-2">
              <Skeleton className="w-20" />
              <Skeleton className="h-8 w-14" />
            </div>
          ))}
        </div>
      ) : null}
      <div className="grid gap-3 rounded-lg border border-line bg-surface p-4">
        {Array.from({ length: rows }, (_, index) => (
          <Skeleton key={index} className={index % 3 === 2 ? 'w-3/4' : 'w-full'} />
        ))}
      </div>
    </div>
  );
}
