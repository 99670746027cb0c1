import type { ReactNode } from 'react';
import { PrintHead } from '@/components/reports/print-head';
import { formatTime, zoneName } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { PrintButton } from '@/components/ui/print-button';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';

/** What stands for the period where a report cannot be shown. */
export const NOT_SHOWN = 'not shown';

/** The frame of every report: its filters on screen, its period, firm and time zone on paper. */
export function ReportPage({
  title,
  description,
  period,
  tabPeriod = period,
  viewer,
  filters,
  breadcrumbs,
  children,
}: {
  title: string;
  description: string;
  /** What the figures are about: "November 2026". */
  period: string;
  /** The same in the tab's title, where `period` has the time of day and would change by itself. */
  tabPeriod?: string;
  viewer: Viewer;
  filters?: ReactNode;
  breadcrumbs?: readonly { label: string; href: string }[];
  children: ReactNode;
}) {
  const { firmName, timeZone } = viewer;
  return (
    <Page
      title={title}
      documentTitle={`${title}, ${tabPeriod}`}
      description={description}
      actions={<PrintButton />}
      filters={filters}
      {...(breadcrumbs ? { breadcrumbs } : {})}
    >
      <PrintHead
        firmName={firmName}
        period={period}
        timeZone={timeZone}
        madeAt={`${formatTime(now(), timeZone, 'datetime')} (${zoneName(timeZone)})`}
      />
      {children}
    </Page>
  );
}
