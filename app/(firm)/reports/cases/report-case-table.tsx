'use client';

import type { ComponentProps } from 'react';
import { useReportTable } from '@/app/(firm)/reports/report-table-view';
import { CaseTable } from '../../cases/case-table';
import type { ReportTable } from '../report-table';

/** The report table of a metric whose cases can be handed off and moved on from here. */
export function ReportCaseTable({
  table,
  ...rest
}: Omit<ComponentProps<typeof CaseTable>, 'caption' | 'columns' | 'rows'> & {
  table: ReportTable;
}) {
  return <CaseTable caption={table.title} {...useReportTable(table)} {...rest} />;
}
