'use client';

import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { onFillRows, renumberRows, type RowTexts } from '@/components/ui/form-rows';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { LEVELS, SENIORITIES, type Threshold } from '@/lib/assignment/core';
import { LEVEL_OPTIONS, SENIORITY_OPTIONS } from './labels';

interface Row extends Threshold {
  key: number;
}

const MOST_ROWS = 10;

/** The list of thresholds: what cases from some complexity on ask of their attorney. */
export function ThresholdFields({ thresholds }: { thresholds: readonly Threshold[] }) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    thresholds.map((threshold, key) => ({ ...threshold, key })),
  );
  const [filled, setFilled] = useState<readonly RowTexts[] | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ref.current) return;
    return onFillRows(ref.current, (texts) => {
      setRows((before) => {
        const first = Math.max(-1, ...before.map(({ key }) => key)) + 1;
        return texts.map((text, place) => ({ ...thresholdOf(text), key: first + place }));
      });
      setFilled(texts);
    });
  }, []);
  useEffect(() => {
    if (ref.current && filled) renumberRows(ref.current, 'thresholds', filled);
  }, [filled]);
  function add() {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    const highest = Math.max(0, ...rows.map(({ fromComplexity }) => fromComplexity));
    const fromComplexity = highest === 0 ? 8 : Math.min(10, highest + 1);
    setRows([...rows, { key, fromComplexity, minLevel: 2 }]);
  }
  return (
    <div ref={ref} className="grid gap-3" data-field="thresholds" data-rows="thresholds">
      {/* Without any row this says that the list is empty, rather than left as it is. */}
      <input type="hidden" name="thresholds" value="" />
      {rows.length === 0 ? (
        <p className="text-sm text-ink-2">
          None: complexity makes no difference to who may take a case.
        </p>
      ) : null}
      {rows.map((row, index) => (
        <ThresholdRow
          key={row.key}
          row={row}
          index={index}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <div>
        <Button size="sm" onClick={add} disabled={rows.length >= MOST_ROWS}>
          <Plus aria-hidden="true" />
          Add threshold
        </Button>
      </div>
    </div>
  );
}

function thresholdOf({ fromComplexity, minLevel, minSeniority }: RowTexts): Threshold {
  const seniority = SENIORITIES.find((one) => one === minSeniority);
  return {
    fromComplexity: Number(fromComplexity),
    minLevel: LEVELS.find((one) => String(one) === minLevel) ?? 0,
    ...(seniority && { minSeniority: seniority }),
  };
}

function ThresholdRow({ row, index, onRemove }: { row: Row; index: number; onRemove: () => void }) {
  const prefix = `thresholds.${index}`;
  return (
    <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)_2rem]">
      <Field name={`${prefix}.fromComplexity`} label="From complexity" required>
        <Input type="number" min={1} max={10} defaultValue={row.fromComplexity} />
      </Field>
      <Field name={`${prefix}.minLevel`} label="Level at least" required>
        <Select options={LEVEL_OPTIONS} defaultValue={String(row.minLevel)} />
      </Field>
      <Field name={`${prefix}.minSeniority`} label="Seniority">
        <Select
          options={SENIORITY_OPTIONS}
          placeholder="Any"
          defaultValue={row.minSeniority ?? ''}
        />
      </Field>
      <IconButton
        label={`Remove the threshold from complexity ${row.fromComplexity}`}
        onClick={onRemove}
        className="self-end sm:mt-6.5 sm:self-start"
      >
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
