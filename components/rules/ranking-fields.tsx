'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import { FACTOR_CODES, type RuleSet } from '@/lib/assignment/core';
import { CONTINUITY_CARDS, FACTORS, STRATEGY_CARDS } from './words';

/** Who comes first among the eligible: the strategy, and what goes with it. */
export function RankingFields({
  rules,
}: {
  rules: Pick<RuleSet, 'strategy' | 'weights' | 'continuity'>;
}) {
  const [strategy, setStrategy] = useState<string>(rules.strategy);
  return (
    <Card title="Who comes first" description="Among the attorneys who may take a case.">
      <div className="grid gap-5">
        <Field name="strategy" label="Strategy" as="group" required>
          <RadioCards options={STRATEGY_CARDS} value={strategy} onValueChange={setStrategy} />
        </Field>
        {strategy === 'balanced' ? (
          <WeightFields weights={rules.weights} />
        ) : (
          <Field name="continuity" label="Returning clients" as="group" required>
            <RadioCards options={CONTINUITY_CARDS} defaultValue={rules.continuity} />
          </Field>
        )}
      </div>
    </Card>
  );
}

function WeightFields({ weights }: Pick<RuleSet, 'weights'>) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">Weights of the factors</legend>
      <p className="mb-3 text-xs text-ink-3">
        In percent: 100 is the usual weight, 200 doubles it, 0 takes the factor out.
      </p>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {FACTOR_CODES.map((code) => (
          <Field
            key={code}
            name={`weights.${code}`}
            label={FACTORS[code].label}
            hint={FACTORS[code].description}
            required
          >
            <Input type="number" min={0} max={1000} step={10} defaultValue={weights[code]} />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
