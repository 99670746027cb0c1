'use client';

import { SlidersHorizontal, X } from 'lucide-react';
import { asRoute, Link } from './link';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { Button, buttonStyles } from './button';
import { cn } from './cn';
import { Select, type SelectOption } from './select';
import { Spinner } from './spinner';
import { useAddressValue } from './use-address-value';

/**
 * Filters as a plain GET form: the address holds them, so a filtered list can be linked to, and
 * it works before scripts run. A changed select applies at once, text on Enter. Put
 * `FilterSearch`, `FilterSelect` and `FilterDays` inside. `clearHref` appears when a filter is set.
 * With `search` the rest folds away on phones, behind a button that says how many filters are set.
 */
export function FilterBar({
  label,
  action,
  clearHref,
  hidden = {},
  search,
  activeCount = 0,
  children,
}: {
  label: string;
  /** The page's own path. */
  action: string;
  clearHref?: string | undefined;
  /** Other parameters to keep, such as the sort order. */
  hidden?: Record<string, string>;
  /** What stays in view on phones, a `FilterSearch`; the children are folded away there. */
  search?: ReactNode;
  /** How many of the children are set. */
  activeCount?: number;
  children: ReactNode;
}) {
  const router = useRouter();
  const formRef = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [unfolded, setUnfolded] = useState(false);
  const filtersId = useId();

  function apply() {
    const form = formRef.current;
    if (!form) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim());
    }
    const text = query.toString();
    startTransition(() =>
      router.replace(asRoute(text ? `${action}?${text}` : action), { scroll: false }),
    );
  }

  return (
    <form
      ref={formRef}
      role="search"
      aria-label={label}
      action={action}
      method="get"
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        apply();
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) apply();
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {search}
      {search ? (
        <Button
          className="md:hidden"
          aria-expanded={unfolded}
          aria-controls={filtersId}
          onClick={() => setUnfolded(!unfolded)}
        >
          <SlidersHorizontal aria-hidden="true" />
          Filters{activeCount > 0 ? ` (${activeCount})` : ''}
        </Button>
      ) : null}
      {search ? (
        <div id={filtersId} className={cn('contents', !unfolded && 'max-md:hidden')}>
          {children}
        </div>
      ) : (
        children
      )}
      <button type="submit" className={cn(buttonStyles(), 'hidden noscript:inline-flex')}>
        Apply
      </button>
      {clearHref ? (
        <Link href={clearHref} className={buttonStyles({ variant: 'quiet' })}>
          <X aria-hidden="true" />
          Clear
        </Link>
      ) : null}
      {pending ? <Spinner className="text-ink-3" /> : null}
    </form>
  );
}

/** A select of a `FilterBar`; its first choice is "any". */
export function FilterSelect({
  name,
  label,
  options,
  defaultValue = '',
}: {
  name: string;
  label: string;
  options: readonly SelectOption[];
  defaultValue?: string | undefined;
}) {
  const ref = useAddressValue<HTMLSelectElement>(defaultValue);
  return (
    <Select
      ref={ref}
      name={name}
      aria-label={label}
      placeholder={label}
      options={options}
      defaultValue={defaultValue}
      className="min-w-28 max-sm:min-w-32 max-sm:flex-1 sm:max-w-56"
    />
  );
}
