import { cn } from '@/components/ui/cn';
import { Table } from '@/components/ui/table';
import { InfoTip } from '@/components/ui/tooltip';
import type { BacktestDto } from '@/lib/features/backtest/dto';
import { METRICS, verdictOn } from './backtest-messages';

const HEAD = 'pb-1 text-xs font-normal text-ink-3';

/** The figures under the rules in force and under the draft, side by side. */
export function BacktestMetrics({ backtest: { before, after, days } }: { backtest: BacktestDto }) {
  return (
    <Table caption={`Figures of the last ${days} days, before and after the change`}>
      <thead>
        <tr>
          <th scope="col" className={cn(HEAD, 'text-left')}>
            <span className="sr-only">Figure</span>
          </th>
          <th scope="col" className={cn(HEAD, 'w-16 text-right')}>
            Before
          </th>
          <th scope="col" className={cn(HEAD, 'w-20 text-right')}>
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((figure) => {
          const { key, label, how, write } = figure;
          const [was, is] = [before[key], after[key]];
          const verdict = verdictOn(figure, before, after);
          return (
            <tr key={key}>
              <th scope="row" className="text-left font-normal text-ink-2">
                <span className="inline-flex items-center gap-0.5">
                  {label}
                  <InfoTip label={`How “${label}” is computed`}>{how}</InfoTip>
                </span>
              </th>
              <td className="text-right text-ink-2 tabular-nums">
                {was === null ? '–' : write(was)}
              </td>
              <td
                className={cn(
                  'text-right font-medium tabular-nums',
                  verdict === 'better' && 'text-good',
                  verdict === 'worse' && 'text-bad',
                )}
              >
                {verdict ? (
                  <>
                    <span aria-hidden="true">{(is ?? 0) > (was ?? 0) ? '▲ ' : '▼ '}</span>
                    <span className="sr-only">{verdict}: </span>
                  </>
                ) : null}
                {is === null ? '–' : write(is)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
