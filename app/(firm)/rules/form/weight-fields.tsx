'use client';

import { RotateCcw } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Slider } from '@/components/ui/slider';
import { FACTOR_CODES, type FactorCode, type RuleSet } from '@/lib/assignment/core';
import { FACTOR_NAMES } from '@/lib/wording/labels';
import { FACTOR_DESCRIPTIONS } from './labels';

/** What a factor weighs unless a firm says otherwise, in percent. */
const USUAL = '100';
/** As far as the sliders go; more can be typed. */
const SLIDER_MOST = 300;

/** Weights as they are typed. */
export type TypedWeights = Readonly<Partial<Record<FactorCode, string>>>;

/** The weights of the balanced strategy: each to drag, to type, or to set back. */
export function WeightFields({
  weights,
  typed,
  onType,
}: Pick<RuleSet, 'weights'> & {
  /** What has been typed so far; what is missing is as in `weights`. */
  typed: TypedWeights;
  onType: (code: FactorCode, text: string) => void;
}) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">Weights of the factors</legend>
      <p className="mb-2 text-xs text-ink-3">
        In percent: 100 is the usual weight, 200 doubles it, 0 takes the factor out.
      </p>
      <div className="divide-y divide-line border-y border-line">
        {FACTOR_CODES.map((code) => (
          <WeightRow
            key={code}
            code={code}
            weight={weights[code]}
            value={typed[code] ?? String(weights[code])}
            onType={onType}
          />
        ))}
      </div>
    </fieldset>
  );
}

function WeightRow({
  code,
  weight,
  value,
  onType,
}: {
  code: FactorCode;
  weight: number;
  value: string;
  onType: (code: FactorCode, text: string) => void;
}) {
  const { label, inSentence } = FACTOR_NAMES[code];
  const dragged = Math.min(SLIDER_MOST, Number(value) || 0);
  return (
    <div className="grid grid-flow-row-dense grid-cols-[minmax(0,1fr)_5rem_1.75rem] items-center gap-x-3 gap-y-0.5 py-1.5 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_4.5rem_1.75rem]">
      <div className="min-w-0 max-sm:row-start-1">
        <p aria-hidden="true" className="text-sm font-medium">
          {label}
        </p>
        <p className="text-xs text-ink-3">{FACTOR_DESCRIPTIONS[code]}</p>
      </div>
      <Slider
        min={0}
        max={SLIDER_MOST}
        step={10}
        value={dragged}
        onChange={(event) => onType(code, event.target.value)}
        aria-label={`${label}: slider`}
        className="max-sm:col-span-3 max-sm:row-start-2"
      />
      <Field name={`weights.${code}`} label={label} hideLabel inGrid required>
        <Input
          type="number"
          min={0}
          max={1000}
          step={10}
          value={value}
          onChange={(event) => onType(code, event.target.value)}
          onBlur={() => {
            if (value === '') onType(code, String(weight));
          }}
          className="text-right max-sm:row-start-1"
        />
      </Field>
      <IconButton
        label={`Set ${inSentence} back to ${USUAL}`}
        size="sm"
        disabled={value === USUAL}
        onClick={() => onType(code, USUAL)}
        className="max-sm:row-start-1"
      >
        <RotateCcw aria-hidden="true" />
      </IconButton>
    </div>
  );
}
