import { cn } from './cn';

/** A grey block where content will be; give it the content's size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn('h-4 animate-breathe rounded-sm bg-line', className)} />
  );
}
