import { cn } from './cn';
import { initialsOf } from './format';

const SIZES = { sm: 'size-5 text-[0.5625rem]', md: 'size-7 text-2xs', lg: 'size-10 text-sm' };

/** A person's initials in a disc. Silent for screen readers: write the name beside it. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent',
        SIZES[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** A person: initials and name, the name cut short where space is short. */
export function Person({ name, detail }: { name: string; detail?: string }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2 align-middle">
      <Avatar name={name} size="sm" />
      <span className="min-w-0 truncate" dir="auto" title={name}>
        {name}
        {detail ? <span className="ml-1.5 text-ink-3">{detail}</span> : null}
      </span>
    </span>
  );
}
