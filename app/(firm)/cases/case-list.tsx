'use client';

import { useMemo, type ReactNode } from 'react';
import type { DataColumn, DataRow } from '@/components/ui/data-table';
import { CASE_COLUMNS, type CaseColumnId, type CaseLine, type CaseListView } from './case-columns';
import { selectedOf, unpackLine, type PackedLine } from './case-lines';
import { CaseTable } from './case-table';
import type { SelectionRights } from './selection-rights';

/** A column of the list as the address asks for it. */
export type ListColumn = Pick<DataColumn, 'sorted' | 'sortHref'> & { id: CaseColumnId };

/** The cases of the firm as a table, drawn from what `packLine` has made of them. */
export function CaseList({
  columns,
  lines,
  view,
  empty,
  rights,
  requestKey,
}: {
  columns: readonly ListColumn[];
  lines: readonly PackedLine[];
  view: CaseListView;
  empty: ReactNode;
  rights: SelectionRights;
  /** Names the next act, so that sending it twice does it once. */
  requestKey: string;
}) {
  const shown = useMemo(
    () =>
      columns.flatMap((asked) => {
        const column = CASE_COLUMNS.find(({ id }) => id === asked.id);
        return column ? [{ ...column, ...asked }] : [];
      }),
    [columns],
  );
  const cases = useMemo(() => lines.map(unpackLine), [lines]);
  const { timeZone, today } = view;
  const rows = useMemo(
    () => cases.map((one) => rowOf(one, shown, { timeZone, today })),
    [cases, shown, timeZone, today],
  );
  const selectable = useMemo(() => cases.flatMap((one) => selectedOf(one) ?? []), [cases]);
  return (
    <CaseTable
      columns={shown}
      rows={rows}
      empty={empty}
      cases={selectable}
      rights={rights}
      requestKey={requestKey}
    />
  );
}

function rowOf(
  one: CaseLine,
  columns: readonly (typeof CASE_COLUMNS)[number][],
  view: CaseListView,
): DataRow {
  return {
    id: one.id,
    href: `/cases/${one.id}`,
    cells: Object.fromEntries(columns.map(({ id, cell }) => [id, cell(one, view)])),
  };
}
