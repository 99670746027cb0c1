'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import type { RuleSet } from '@/lib/assignment/core';
import { WeightFields, type TypedWeights } from './weight-fields';
import { CONTINUITY_CARDS, STRATEGY_CARDS } from './labels';

/** Who comes first among the eligible: the strategy, and what goes with it. */
export function RankingFields({
  rules,
}: {
  rules: Pick<RuleSet, 'strategy' | 'weights' | 'continuity'>;
}) {
  const [strategy, setStrategy] = useState<string>(rules.strategy);
  // Kept here, so that a look at another strategy does not undo them.
  const [typed, setTyped] = useState<TypedWeights>({});
  return (
    <div className="grid gap-5">
      <Field name="strategy" label="Strategy" as="group" required>
        <RadioCards options={STRATEGY_CARDS} value={strategy} onValueChange={setStrategy} />
      </Field>
      {strategy === 'balanced' ? (
        <WeightFields
          weights={rules.weights}
          typed={typed}
          onType={(code, text) => setTyped({ ...typed, [code]: text })}
        />
      ) : (
        <Field name="continuity" label="Returning clients" as="group" required>
          <RadioCards options={CONTINUITY_CARDS} defaultValue={rules.continuity} />
        </Field>
      )}
    </div>
  );
}
