'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ImportPageDto } from '@/lib/features/imports';
import { mapColumnsAction } from './actions';
import { columnLabel } from './labels';

/** What each column of the file is: guessed, to be changed. */
export function ColumnsForm({
  file: { id, columns, knownColumns, status },
}: {
  file: Pick<ImportPageDto, 'id' | 'columns' | 'knownColumns' | 'status'>;
}) {
  const options = [
    { value: '', label: 'Leave out' },
    ...knownColumns.map(({ name, required }) => ({
      value: name,
      label: `${columnLabel(name)}${required ? ' (needed)' : ''}`,
    })),
  ];
  return (
    <ActionForm action={mapColumnsAction} hidden={{ importId: id }} aria-label="Columns">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map(({ heading, column, samples }, at) => (
          <Field
            key={`${at}:${heading}`}
            name={`columns.${at}`}
            label={<bdi>{heading || `Column ${at + 1}`}</bdi>}
            hint={samples.length > 0 ? <bdi>{samples.join(' · ').slice(0, 120)}</bdi> : 'Empty'}
            required
          >
            <Select options={options} defaultValue={column} required={false} />
          </Field>
        ))}
      </div>
      <FormActions>
        <SubmitButton>{status === 'mapping' ? 'Check the rows' : 'Check again'}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
