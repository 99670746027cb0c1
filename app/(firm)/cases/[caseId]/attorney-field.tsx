'use client';

import { useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { NEVER_OVERRIDABLE } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';
import type { LoadCandidates } from '@/app/(firm)/cases/candidate-field';

interface AttorneyFieldProps {
  name: string;
  label: string;
  caseId: string;
  /** Must be one and the same function on every render. */
  load: LoadCandidates;
  except: string | null;
  suggested: string | null;
}

/**
 * The choice of one attorney among all whom neither a wall nor their own absence from the roster
 * keeps from a case: for what asks neither for expertise nor for room.
 */
export function AttorneyField({
  name,
  label,
  caseId,
  load,
  except,
  suggested,
}: AttorneyFieldProps) {
  const [answer, setAnswer] = useState<readonly LabelledCandidate[] | string | null>(null);
  useEffect(() => {
    let current = true;
    void load(caseId).then((loaded) => {
      if (current) setAnswer(typeof loaded === 'string' ? loaded : loaded.candidates);
    });
    return () => {
      current = false;
    };
  }, [caseId, load]);
  if (answer === null) {
    return (
      <div role="status" aria-label="Loading the attorneys">
        <Skeleton className="h-12" />
      </div>
    );
  }
  if (typeof answer === 'string') return <Alert tone="bad" title={answer} />;
  const options = answer
    .filter(({ attorneyId }) => attorneyId !== except)
    .filter(({ exclusions }) => !exclusions.some(({ code }) => NEVER_OVERRIDABLE.includes(code)))
    .map((one) => ({ value: one.attorneyId, label: one.name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  const preset = options.find(({ value }) => value === suggested)?.value;
  return (
    <Field name={name} label={label} required>
      <Select placeholder="Choose an attorney" options={options} defaultValue={preset} />
    </Field>
  );
}
