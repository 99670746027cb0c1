import { cn } from '@/components/ui/cn';
import { Table, TableBox } from '@/components/ui/table';
import type { BacktestDto, BacktestAttorney } from '@/lib/features/backtest/dto';
import { differenceText } from './backtest-messages';

const HEAD = 'sticky top-0 bg-surface pb-1 text-xs font-normal text-ink-3';

/** How many of the new cases each attorney gets, before and after, as bars with their numbers. */
export function BacktestAttorneys({ backtest: { attorneys, days } }: { backtest: BacktestDto }) {
  const most = Math.max(1, ...attorneys.flatMap(({ before, after }) => [before, after]));
  return (
    <TableBox label="New cases by attorney" className="max-h-80 overflow-y-auto">
      <Table
        caption={`New cases of the last ${days} days by attorney, before and after the change`}
      >
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, 'text-left')}>
              New cases
            </th>
            <th scope="col" className={cn(HEAD, 'w-12 text-right')}>
              Before
            </th>
            <th scope="col" className={cn(HEAD, 'w-12 text-right')}>
              After
            </th>
            <th scope="col" className={cn(HEAD, 'w-9 text-right')}>
              <span className="sr-only">Difference</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {attorneys.map((attorney) => (
            <AttorneyRow key={attorney.id} attorney={attorney} most={most} />
          ))}
        </tbody>
      </Table>
    </TableBox>
  );
}

function AttorneyRow({ attorney, most }: { attorney: BacktestAttorney; most: number }) {
  const { name, before, after } = attorney;
  return (
    <tr>
      <th scope="row" className="max-w-0 py-1 pr-3 text-left font-normal">
        <bdi className="block truncate">{name}</bdi>
        <span aria-hidden="true" className="mt-0.5 grid gap-px">
          <Bar share={before / most} className="bg-line-strong" />
          <Bar share={after / most} className="bg-accent" />
        </span>
      </th>
      <td className="text-right align-top leading-7 text-ink-2 tabular-nums">{before}</td>
      <td className="text-right align-top leading-7 font-medium tabular-nums">{after}</td>
      <td className="text-right align-top text-xs leading-7 text-ink-2 tabular-nums">
        {differenceText(after - before)}
      </td>
    </tr>
  );
}

function Bar({ share, className }: { share: number; className: string }) {
  return (
    <span className="block h-1 rounded-full bg-line/60">
      <span
        className={cn('block h-1 rounded-full', className)}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
