import { metricHref } from '@/components/reports/metric-href';
import { monthDays } from '@/app/(firm)/reports/month-days';
import { monthsName } from './history-table';
import { Summary } from '@/app/(firm)/reports/summary';
import { compared, comparedShare } from '@/app/(firm)/reports/labels';
import { formatNumber, formatPercent, plural } from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import type { AttorneyHistoryDto } from '@/lib/features/reports/comparison-dto';

/** The whole period in five numbers and a sentence, beside as many months before. */
export function HistoryMetricsRow({ history }: { history: AttorneyHistoryDto }) {
  const { totals, before, attorney } = history;
  const days = monthDays(history.from, history.to);
  const was = (value: string | undefined) => `before: ${value ?? '–'}`;
  const { onTimeShare } = totals;
  const earlierShare = before.totals.onTimeShare;
  return (
    <>
      <StatGroup label={monthsName(history)}>
        <Stat
          label="New cases"
          value={formatNumber(totals.newCases)}
          note={was(formatNumber(before.totals.newCases))}
          how="Cases that came to this attorney first, by the rules or by hand."
          href={metricHref({ figure: 'new', attorneyId: attorney.id, ...days })}
        />
        <Stat
          label="Handed in / out"
          value={`${formatNumber(totals.handedIn)} / ${formatNumber(totals.handedOut)}`}
          note={was(
            `${formatNumber(before.totals.handedIn)} / ${formatNumber(before.totals.handedOut)}`,
          )}
          how="Cases taken over from a colleague, and given over to one."
        />
        <Stat
          label="On time"
          value={onTimeShare === null ? '–' : formatPercent(onTimeShare)}
          note={`${formatNumber(totals.onTime)} of ${formatNumber(totals.onTime + totals.late)} with a deadline`}
          how="Of the work with a deadline: the share that went to filed, decided or closed by the end of that day."
        />
        <Stat
          label="Days held, mean"
          value={totals.meanDaysHeld?.toFixed(1) ?? '–'}
          note={was(before.totals.meanDaysHeld?.toFixed(1))}
          how="How long cases had been held that were given away or closed in these months."
        />
        <Stat
          label="Days held, median"
          value={totals.medianDaysHeld?.toFixed(1) ?? '–'}
          note={was(before.totals.medianDaysHeld?.toFixed(1))}
          how="Half of those cases were held shorter, half longer: a few very long ones do not move it."
        />
      </StatGroup>
      <Summary
        sentences={[
          before.totals.newCases === 0
            ? `${attorney.name} was given ${plural(totals.newCases, 'new case')}.`
            : `${attorney.name} was given ${plural(totals.newCases, 'new case')}, ${compared(totals.newCases, before.totals.newCases, `in ${monthsName(before)}`)}.`,
          onTimeShare === null || earlierShare === null
            ? null
            : `The share on time is ${comparedShare(onTimeShare, earlierShare, 'that of the months before')}.`,
        ]}
      />
    </>
  );
}
