'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Conflict } from '@/lib/actions/state';
import { Alert } from './alert';
import { fillText, textsOf, wordsFor } from './form-fields';
import { mergeFields, type Difference, type FieldTexts } from './merge-fields';

interface ShownDifference extends Difference {
  readonly label: string;
  readonly mineInWords: string;
  readonly theirsInWords: string;
}

/**
 * Shows what somebody else saved beside what was typed, field by field. What only they changed is
 * taken over at once; where both changed something, the form is sent only when it is chosen.
 */
export function ConflictNotice({
  conflict,
  message,
  before,
  onMerged,
}: {
  conflict: Conflict;
  message: string;
  before: FieldTexts;
  onMerged: (version: number, theirs: FieldTexts) => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // Null until it is known, and where the two cannot be laid beside each other.
  const [differences, setDifferences] = useState<readonly ShownDifference[] | null>(null);
  const [isRead, setIsRead] = useState(false);

  const read = useEffectEvent(() => {
    const form = ref.current?.closest('form');
    if (!form) return;
    const found = mergeFields(before, textsOf(form), conflict.theirs);
    setDifferences(found?.map((one) => inWords(form, one)) ?? null);
    setIsRead(true);
    if (!found) return;
    for (const { name, theirs, isContested } of found) {
      if (!isContested) fillText(form, name, theirs);
    }
    onMerged(conflict.version, conflict.theirs);
  });
  useEffect(() => read(), []);

  const who = conflict.change ?? 'Somebody else has saved changes';
  return (
    <div ref={ref} data-refusal tabIndex={-1} className="outline-none">
      {isRead && differences === null ? (
        <Alert tone="bad" title={message} />
      ) : (
        <Alert tone="warn" title={`${who}, while this was open. Nothing of yours is lost.`}>
          {differences?.length ? (
            <ul className="mt-1.5 grid gap-2.5">
              {differences.map((one) => (
                <li key={one.name}>
                  <Choice difference={one} />
                </li>
              ))}
            </ul>
          ) : null}
          <p className="mt-1.5">
            {differences?.length
              ? 'Choose where both of you changed something, then save again.'
              : 'None of these fields is touched by that. Send it again if it still holds.'}
          </p>
        </Alert>
      )}
    </div>
  );
}

function inWords(form: HTMLFormElement, one: Difference): ShownDifference {
  const { label, value: theirsInWords } = wordsFor(form, one.name, one.theirs);
  return {
    ...one,
    label,
    theirsInWords,
    mineInWords: wordsFor(form, one.name, one.mine).value,
  };
}

/** One field: mine or theirs. Nothing is chosen beforehand where both changed it. */
function Choice({ difference }: { difference: ShownDifference }) {
  const { name, label, mine, theirs, mineInWords, theirsInWords, isContested } = difference;
  const id = useId();
  const ref = useRef<HTMLFieldSetElement>(null);
  const options = [
    { key: 'mine', who: isContested ? 'Yours' : 'As it was', text: mine, words: mineInWords },
    { key: 'theirs', who: 'Theirs', text: theirs, words: theirsInWords },
  ];
  return (
    <fieldset ref={ref}>
      <legend className="font-medium text-ink">{label}</legend>
      {options.map(({ key, who, text, words }) => (
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
              if (form) fillText(form, name, text);
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
