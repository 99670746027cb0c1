'use client';

import { useEffect, useRef, type ChangeEvent, type FocusEvent } from 'react';
import { Input } from './input';
import { Select, type SelectOption } from './select';
import { useAddressValue } from './use-address-value';

/* On phones one under the other, their names in a column. */
const ROW_STYLES = 'inline-flex items-center gap-2 max-sm:flex max-sm:w-full';
const NAME_STYLES = 'max-sm:w-14 max-sm:shrink-0';

/** One of the two days of a `FilterDays`, as the address has it. */
interface Day {
  name: string;
  label: string;
  value: string | undefined;
}

/**
 * Days of a `FilterBar`: a select of everyday spans, whose last choice, `dates`, reveals two fields
 * for days of one's own. The form sends either the word of a span, as `name`, or the two days; the
 * page turns the one into the other. Without scripts it sends both, and the word decides.
 */
export function FilterDays({
  name,
  label,
  options,
  value,
  from,
  to,
  problemId,
}: {
  name: string;
  /** Stands before the select. */
  label: string;
  options: readonly SelectOption[];
  /** The word for the days of the address. */
  value: string;
  from: Day;
  to: Day;
  /** The element that says what is wrong with the two days, where something is. */
  problemId?: string | undefined;
}) {
  const fields = useRef<HTMLSpanElement>(null);
  const select = useAddressValue<HTMLSelectElement>(value, fields);

  useEffect(() => {
    const form = select.current?.form;
    function tidy({ formData }: FormDataEvent) {
      const word = select.current?.value ?? value;
      if (word === value || word === 'dates') formData.delete(name);
      else for (const day of [from.name, to.name]) formData.delete(day);
    }
    form?.addEventListener('formdata', tidy);
    return () => form?.removeEventListener('formdata', tidy);
  }, [select, value, name, from.name, to.name]);

  function choose(event: ChangeEvent<HTMLSelectElement>) {
    // Nothing is asked for yet: the days are still to come.
    if (event.target.value === 'dates') return event.stopPropagation();
    // A day left half typed would keep the form from being sent, out of sight.
    for (const day of daysWithin(fields.current)) day.value = day.defaultValue;
  }

  function leave(event: FocusEvent<HTMLSpanElement>) {
    // From one day to the other is no end: the first may only fit with the second.
    if (event.currentTarget.contains(event.relatedTarget)) return;
    const days = daysWithin(event.currentTarget);
    if (days.some((day) => day.value !== day.defaultValue)) days[0]?.form?.requestSubmit();
  }

  return (
    <span className="group/days flex flex-wrap items-center gap-2 text-sm text-ink-2 max-sm:w-full">
      <label className={ROW_STYLES}>
        <span className={NAME_STYLES}>{label}</span>
        <Select
          ref={select}
          name={name}
          options={options}
          defaultValue={value}
          onChange={choose}
          className="max-sm:flex-1"
        />
      </label>
      <span
        ref={fields}
        onBlur={leave}
        className="hidden items-center gap-2 group-has-[option[value=dates]:checked]/days:flex max-sm:w-full max-sm:flex-col"
      >
        <FilterDay {...from} before="from" problemId={problemId} />
        <FilterDay {...to} before="to" problemId={problemId} />
      </span>
    </span>
  );
}

function daysWithin(element: HTMLElement | null): HTMLInputElement[] {
  return [...(element?.querySelectorAll('input') ?? [])];
}

/** A day. Applies when both are left, since a day being typed is not one yet. */
function FilterDay({
  name,
  label,
  value = '',
  before,
  problemId,
}: Day & { before: string; problemId: string | undefined }) {
  const ref = useAddressValue<HTMLInputElement>(value);
  return (
    <label className={ROW_STYLES}>
      <span aria-hidden="true" className={NAME_STYLES}>
        {before}
      </span>
      <Input
        ref={ref}
        type="date"
        name={name}
        aria-label={label}
        aria-invalid={problemId !== undefined}
        aria-describedby={problemId}
        defaultValue={value}
      />
    </label>
  );
}
