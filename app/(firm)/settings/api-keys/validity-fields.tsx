'use client';

import { useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Validity } from '@/lib/contracts/api-key-codes';

const OPTIONS: { value: Validity; label: string }[] = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: 'date', label: 'Until a day that you choose' },
  { value: 'never', label: 'Without end' },
];

/** How long a key works. */
export function ValidityFields() {
  const [validFor, setValidFor] = useState<string>('90');
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="validFor" label="Works for" required>
          <Select
            options={OPTIONS}
            value={validFor}
            onChange={(event) => setValidFor(event.target.value)}
          />
        </Field>
        {validFor === 'date' ? (
          <Field name="expiresOn" label="Last day" required>
            <Input type="date" />
          </Field>
        ) : null}
      </div>
      {validFor === 'never' ? (
        <Alert tone="warn" title="A key without end works until somebody revokes it">
          If it leaks, nothing stops whoever has it. Choose a day and make a successor in time.
        </Alert>
      ) : null}
    </div>
  );
}
