'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import { zoneName } from '@/components/ui/format';

export type When = 'now' | 'later';

/** When a draft takes effect: at once, or by itself at a time of the firm's own clock. */
export function WhenFields({
  when,
  onWhenChange,
  timeZone,
}: {
  when: When;
  onWhenChange: (when: When) => void;
  timeZone: string;
}) {
  return (
    <>
      <Field name="when" label="Takes effect" as="group" required>
        <RadioCards
          options={[
            { value: 'now', label: 'At once', description: 'For every decision from now on.' },
            {
              value: 'later',
              label: 'At a set time',
              description: 'Publishes itself at that time.',
            },
          ]}
          value={when}
          onValueChange={(value) => onWhenChange(value === 'later' ? 'later' : 'now')}
        />
      </Field>
      {when === 'later' ? <EffectiveAtField timeZone={timeZone} /> : null}
    </>
  );
}

/** A time of the firm's own clock. */
export function EffectiveAtField({
  timeZone,
  defaultValue,
}: {
  timeZone: string;
  /** YYYY-MM-DDTHH:mm */
  defaultValue?: string;
}) {
  return (
    <Field
      name="effectiveAt"
      label="Effective from"
      hint={`In ${zoneName(timeZone)}.`}
      required
      className="sm:max-w-xs"
    >
      <Input type="datetime-local" defaultValue={defaultValue} />
    </Field>
  );
}
