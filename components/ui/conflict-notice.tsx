'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Conflict } from '@/lib/platform/actions/state';
import { Alert } from './alert';
import { fillText, textsOf, labelFor } from './form-fields';
import { fillRows, listsOf, rowsLabel } from './form-rows';
import { mergeFields, type Difference, type FieldTexts } from './merge-fields';

interface ShownDifference extends Difference {
  readonly label: string;
  readonly mineInWords: string;
  readonly theirsInWords: string;
}

/**
 * Shows what someone else saved beside what was typed, field by field. What only they changed is
 * taken over at once; where both changed something, the form is sent only when it is chosen.
 */
export function ConflictNotice({
  conflict,
  before,
  onMerged,
}: {
  conflict: Conflict;
  before: FieldTexts;
  onMerged: (version: number, theirs: FieldTexts) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const [differences, setDifferences] = useState<readonly ShownDifference[]>([]);

  const read = useEffectEvent(() => {
    const form = ref.current?.closest('form');
    if (!form) return;
    const found = mergeFields(before, textsOf(form), conflict.theirs, listsOf(form));
    setDifferences(found.map((one) => valueLabel(form, one)));
    for (const one of found) if (!one.isContested) fill(form, one, 'theirs');
    onMerged(conflict.version, conflict.theirs);
  });
  useEffect(() => read(), []);

  const who = conflict.change ?? 'Somebody else has saved changes';
  return (
    <div ref={ref} data-refusal tabIndex={-1} className="outline-none">
      <Alert tone="warn" title={`${who}, while this was open. Nothing of yours is lost.`}>
        {differences.length > 0 ? (
          <ul className="mt-1.5 grid gap-2.5">
            {differences.map((one) => (
              <li key={one.name}>
                <Choice difference={one} />
              </li>
            ))}
          </ul>
        ) : null}
        <p className="mt-1.5">
          {differences.length > 0
            ? 'Choose where both of you changed something, then save again.'
            : 'None of these fields is touched by that. Send it again if it still holds.'}
        </p>
      </Alert>
    </div>
  );
}

/** Fills a field, or a list as a whole, with mine or theirs. */
function fill(form: HTMLFormElement, one: Difference, whose: 'mine' | 'theirs'): void {
  if (one.rows) fillRows(form, one.name, one.rows[whose]);
  else fillText(form, one.name, one[whose]);
}

function valueLabel(form: HTMLFormElement, one: Difference): ShownDifference {
  if (one.rows) {
    return {
      ...one,
      label: labelFor(form, one.name, '').label,
      mineInWords: rowsLabel(form, one.name, one.rows.mine),
      theirsInWords: rowsLabel(form, one.name, one.rows.theirs),
    };
  }
  const { label, value: theirsLabel } = labelFor(form, one.name, one.theirs);
  return {
    ...one,
    label,
    theirsInWords: theirsLabel,
    mineInWords: labelFor(form, one.name, one.mine).value,
  };
}

/** One field: mine or theirs. Nothing is chosen beforehand where both changed it. */
function Choice({ difference }: { difference: ShownDifference }) {
  const { label, mineInWords: mineLabel, theirsInWords: theirsLabel, isContested } = difference;
  const id = useId();
  const ref = useRef<HTMLFieldSetElement>(null);
  const options = [
    { key: 'mine', who: isContested ? 'Yours' : 'As it was', words: mineLabel },
    { key: 'theirs', who: 'Theirs', words: theirsLabel },
  ] as const;
  return (
    <fieldset ref={ref}>
      <legend className="font-medium text-ink">{label}</legend>
      {options.map(({ key, who, words }) => (
        <label key={key} className="flex items-baseline gap-2">
          <input
            type="radio"
            data-choice
            // Names that begin with a dollar are no input of the form.
            name={`$choice ${id}`}
            required={isContested}
            defaultChecked={!isContested && key === 'theirs'}
            onChange={() => {
              const form = ref.current?.closest('form');
              if (form) fill(form, difference, key);
            }}
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <span className="min-w-0 break-words">
            {who}: <bdi className="text-ink">{words}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
