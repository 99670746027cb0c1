import type { ComponentProps } from 'react';
import { cn } from './cn';

/**
 * A value between two bounds, to drag or to step with the arrow keys. Give it an accessible name;
 * where the exact value matters, put an `Input` beside it.
 */
export function Slider({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <input
      type="range"
      className={cn(
        'h-6 w-full min-w-0 cursor-pointer accent-accent pointer-coarse:h-9',
        'disabled:cursor-not-allowed disabled:opacity-55',
        className,
      )}
      {...rest}
    />
  );
}
