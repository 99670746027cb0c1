'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { BadRowDto, ColumnDto } from '@/lib/features/imports';
import { mendRowsAction } from './actions';
import { columnLabel } from './labels';

interface MendProps {
  importId: string;
  columns: readonly ColumnDto[];
  rows: readonly BadRowDto[];
  canSend: boolean;
}

/** Refused rows with their faulty cells to be typed anew. */
export function MendForm({ importId, columns, rows, canSend }: MendProps) {
  return (
    <ActionForm action={mendRowsAction} hidden={{ importId }} aria-label="Refused rows">
      <ul className="grid divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-3 py-3 sm:grid-cols-[8rem_1fr]">
            <p className="text-sm font-medium">Line {row.line}</p>
            <RowFields row={row} columns={columns} />
          </li>
        ))}
      </ul>
      {canSend ? (
        <FormActions>
          <SubmitButton>Check these rows again</SubmitButton>
        </FormActions>
      ) : null}
    </ActionForm>
  );
}

function RowFields({ row, columns }: { row: BadRowDto; columns: readonly ColumnDto[] }) {
  const faulty = new Map(row.problems.map(({ field, remedy }) => [field, remedy]));
  const mapped = columns.flatMap(({ column }, at) => (column === '' ? [] : [{ column, at }]));
  const hasPlace = (field: string) => mapped.some(({ column }) => column === field);
  // What is wrong with the row as a whole may lie in any of its cells.
  const isWhole = row.problems.some(({ field }) => !hasPlace(field));
  return (
    <div className="grid gap-3">
      {row.problems
        .filter(({ field }) => !hasPlace(field))
        .map(({ remedy }) => (
          <p key={remedy} className="text-sm text-bad">
            {remedy}
          </p>
        ))}
      <p className="text-sm text-ink-2">
        <bdi>
          {row.cells
            .filter((cell) => cell !== '')
            .slice(0, 6)
            .join(' · ')
            .slice(0, 200)}
        </bdi>
      </p>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {mapped
          .filter(({ column }) => isWhole || faulty.has(column))
          .map(({ column, at }) => (
            <Field
              key={at}
              name={`cells.${row.id}.${at}`}
              label={
                <>
                  {columnLabel(column)}
                  <span className="sr-only"> on line {row.line}</span>
                </>
              }
              errors={faulty.has(column) ? [faulty.get(column) ?? ''] : []}
              required
            >
              <Input defaultValue={row.cells[at] ?? ''} required={false} autoComplete="off" />
            </Field>
          ))}
      </div>
    </div>
  );
}
