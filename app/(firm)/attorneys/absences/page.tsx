import { CalendarRange, ChevronLeft, ChevronRight } from 'lucide-react';
import { CsvLink } from '@/components/ui/csv-link';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatDay, zoneName } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { InfoTip } from '@/components/ui/tooltip';
import { getAbsenceMonth, type AbsenceMonthDto } from '@/lib/features/absences';
import { shiftMonth } from '@/lib/features/absences/month-days';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { mayConfirmCovers } from './may-confirm-covers';
import { AttorneySections } from '../sections';
import { MonthBoard } from './month-board';
import { absencesHref, monthChoices, readMonth } from './query';

/** Who is away when: a month of everyone’s absences, recorded and changed where they are shown. */
export default async function AbsencesPage({ searchParams }: PageProps<'/attorneys/absences'>) {
  const asked = readMonth(await searchParams);
  const viewer = await getViewerWith('attorneys.read');
  const month = await getAbsenceMonth(actorOf(viewer), { month: asked });
  return (
    <Page
      title="Absences"
      description="Who is away when, who covers, and the days on which few are left."
      actions={
        hasPermission(viewer.role, 'absences.manage') ? (
          <CsvLink href="/attorneys/absences/export" what="all absences" />
        ) : null
      }
      filters={
        <div className="grid gap-3">
          <AttorneySections current="Absences" />
          <MonthPicker month={month} />
        </div>
      }
    >
      <Card
        title={formatDay(`${month.month}-01`, 'month')}
        description={<HowTo {...month} />}
        actions={<How />}
        footer={`Days are each attorney’s own. Where no place is named, that is ${zoneName(month.timeZone)}.`}
        flush
      >
        {month.attorneys.length === 0 ? (
          <NobodyYet />
        ) : (
          <MonthBoard
            month={month}
            hrefs={{
              before: absencesHref(shiftMonth(month.month, -1)),
              after: absencesHref(shiftMonth(month.month, 1)),
            }}
            mayCover={await mayConfirmCovers(viewer)}
          />
        )}
      </Card>
    </Page>
  );
}

function HowTo({ attorneys }: AbsenceMonthDto) {
  const manageable = attorneys.filter(({ mayManage }) => mayManage).length;
  if (manageable === 0) return 'Open an absence to see it.';
  const whose = manageable === attorneys.length ? '' : ' of your row';
  return (
    <>
      <span className="md:hidden">Tap a day{whose} to record an absence, or one to change it.</span>
      <span className="max-md:hidden">
        Drag along {whose === '' ? 'a row' : 'your row'}, or choose days with Shift and the arrow
        keys and press Enter, to record an absence. Drag an end of one to change its days, or press
        F2 on it and use the arrow keys, with Shift for the first day. Open one to change the rest.
        Page Up and Page Down turn the month.
      </span>
    </>
  );
}

function How() {
  return (
    <InfoTip label="How the figures are computed">
      Present: attorneys who take cases and are away on no part of the day. “Few” marks working days
      with fewer than half of them. Deadlines: of active cases that somebody holds.
    </InfoTip>
  );
}

function MonthPicker({ month: { month, today } }: { month: AbsenceMonthDto }) {
  const current = today.slice(0, 7);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink
        href={absencesHref(shiftMonth(month, -1))}
        aria-label="Month before"
        scroll={false}
      >
        <ChevronLeft aria-hidden="true" />
      </ButtonLink>
      <FilterBar label="Choose a month" action="/attorneys/absences">
        <Select
          key={month}
          name="month"
          aria-label="Month"
          defaultValue={month}
          options={monthChoices(current, month)}
          className="min-w-44"
        />
      </FilterBar>
      <ButtonLink href={absencesHref(shiftMonth(month, 1))} aria-label="Month after" scroll={false}>
        <ChevronRight aria-hidden="true" />
      </ButtonLink>
      {month === current ? null : (
        <ButtonLink href="/attorneys/absences" variant="quiet" scroll={false}>
          Today
        </ButtonLink>
      )}
    </div>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      icon={CalendarRange}
      title="Nobody on the roster yet"
      description="Once the firm has attorneys, this calendar shows when each of them is away."
      action={<ButtonLink href="/attorneys">Roster</ButtonLink>}
    />
  );
}
