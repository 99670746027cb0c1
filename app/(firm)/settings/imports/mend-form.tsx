'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { BadRowDto, ColumnDto, ImportPageDto, RepeatedDto } from '@/lib/features/imports';
import { mendRowsAction } from './actions';
import { columnLabel, rows as countRows } from './labels';

interface MendProps {
  importId: string;
  columns: readonly ColumnDto[];
  knownColumns: ImportPageDto['knownColumns'];
  repeated: readonly RepeatedDto[];
  rows: readonly BadRowDto[];
  canSend: boolean;
}

/** What was refused to be typed anew: once for all rows in which it is the same, then cell by cell. */
export function MendForm({ importId, columns, knownColumns, repeated, rows, canSend }: MendProps) {
  return (
    <ActionForm action={mendRowsAction} hidden={{ importId }} aria-label="Refused rows">
      {repeated.length > 0 ? (
        <fieldset className="mb-4 grid gap-4 rounded-md border border-line p-4">
          <legend className="px-1 text-sm font-medium text-ink">The same in several rows</legend>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {repeated.map((one, at) => (
              <RepeatedField
                key={`${one.column}:${one.value}`}
                repeated={one}
                at={at}
                known={knownColumns.find(({ name }) => name === one.column)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
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

interface RepeatedProps {
  repeated: RepeatedDto;
  at: number;
  known: ImportPageDto['knownColumns'][number] | undefined;
}

function RepeatedField({ repeated: { column, value, remedy, rows }, at, known }: RepeatedProps) {
  const values = known?.values ?? null;
  const options = [
    { value: '', label: 'Leave it as it is' },
    ...(values ?? []).map((code) => ({ value: code, label: code })),
  ];
  return (
    <div className="min-w-0">
      <input type="hidden" name={`repeated.${at}.column`} value={column} />
      <input type="hidden" name={`repeated.${at}.value`} value={value} />
      <Field
        name={`repeated.${at}.to`}
        label={
          <>
            {columnLabel(column)} “<bdi>{value.slice(0, 60)}</bdi>” in {countRows(rows)}
          </>
        }
        errors={[remedy]}
        required
      >
        {values ? (
          <Select options={options} defaultValue="" required={false} />
        ) : (
          <Input required={false} autoComplete="off" placeholder="What it should say" />
        )}
      </Field>
      {known && !known.required ? (
        <Checkbox
          name={`repeated.${at}.empty`}
          label={
            <>
              Empty these cells
              <span className="sr-only">
                : {columnLabel(column)} {value.slice(0, 60)}
              </span>
            </>
          }
        />
      ) : null}
    </div>
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
