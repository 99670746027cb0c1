import { formatNumber, formatPercent, plural } from '@/components/ui/format';
import type { BacktestDto, BacktestMetrics } from '@/lib/features/backtest/dto';

/** The figures of a backtest in one sentence: what the rules in force do, or what changes. */
export function backtestMessage(backtest: BacktestDto, isChanged: boolean): string {
  const { cases, days, before, after, moved } = backtest;
  if (cases === 0) return `No new cases in the last ${days} days.`;
  if (!isChanged) {
    const figures = [
      `${formatNumber(before.atOnce)} of ${plural(cases, 'new case')} placed at once`,
      ...(before.match === null ? [] : [`match ${formatPercent(before.match)}`]),
      ...(before.evenness === null ? [] : [`evenness ${evennessText(before.evenness)}`]),
    ];
    return `The rules in force: ${figures.join('; ')}.`;
  }
  const parts = [
    moved.total === 0
      ? `None of ${plural(cases, 'case')} would change hands`
      : `${formatNumber(moved.total)} of ${plural(cases, 'case')} would change hands`,
    ...changeOf('match', before.match, after.match, formatPercent),
    ...changeOf('evenness', before.evenness, after.evenness, evennessText),
    waitsLabel(backtest),
  ];
  return `${parts.join('; ')}.`;
}

function changeOf(
  name: string,
  before: number | null,
  after: number | null,
  write: (value: number) => string,
): string[] {
  if (before === null || after === null || write(before) === write(after)) return [];
  return [`${name} ${write(before)} → ${write(after)}`];
}

function waitsLabel({ longerWaits, shorterWaits }: BacktestDto): string {
  const shorter = shorterWaits === 0 ? '' : `${formatNumber(shorterWaits)} wait less long`;
  if (longerWaits === 0) return shorter || 'nobody waits longer';
  const longer = `${formatNumber(longerWaits)} ${longerWaits === 1 ? 'waits' : 'wait'} longer`;
  return shorter ? `${longer}, ${shorter}` : longer;
}

function evennessText(value: number): string {
  return value.toFixed(2);
}

function daysText(value: number): string {
  return `${formatNumber(value, 1)} d`;
}

/** A figure with how it reads and which way is better. */
export interface MetricLabels {
  readonly key: keyof BacktestMetrics;
  readonly label: string;
  readonly how: string;
  readonly write: (value: number) => string;
  readonly better: 'more' | 'less';
}

const count = (value: number) => formatNumber(value);
const percent = (value: number) => formatPercent(value);

export const METRICS: readonly MetricLabels[] = [
  {
    key: 'atOnce',
    label: 'Placed at once',
    how: 'New cases that somebody got the moment they arrived.',
    write: count,
    better: 'more',
  },
  {
    key: 'waited',
    label: 'Had to wait',
    how: 'New cases that nobody could take when they arrived, also where somebody got them later.',
    write: count,
    better: 'less',
  },
  {
    key: 'waitMeanDays',
    label: 'Wait, mean',
    how: 'Days in the waiting line, the mean of all new cases; most wait none.',
    write: daysText,
    better: 'less',
  },
  {
    key: 'waitP95Days',
    label: 'Longest usual wait',
    how: 'So many days at most for 95 in 100 new cases; the rest waited longer.',
    write: daysText,
    better: 'less',
  },
  {
    key: 'match',
    label: 'Right level',
    how: 'Cases whose attorney has the level that they want: 1 up to complexity 3, 2 up to 6, 3 from 7 on.',
    write: percent,
    better: 'more',
  },
  {
    key: 'hardMatch',
    label: 'Right level, hard cases',
    how: 'The same of the cases of complexity 7 and more.',
    write: percent,
    better: 'more',
  },
  {
    key: 'continuity',
    label: 'Same attorney again',
    how: 'Cases of returning clients that went to their last attorney, where that one was present.',
    write: percent,
    better: 'more',
  },
  {
    key: 'evenness',
    label: 'Even workloads',
    how: 'How alike the workloads of those present are, each day, averaged: 1 is perfectly even (Jain’s index).',
    write: evennessText,
    better: 'more',
  },
];

/** Whether a figure gets better or worse, as far as one can see it; null where it stays. */
export function verdictOn(
  { key, write, better }: MetricLabels,
  before: BacktestMetrics,
  after: BacktestMetrics,
): 'better' | 'worse' | null {
  const [was, is] = [before[key], after[key]];
  if (was === null || is === null || write(was) === write(is)) return null;
  return is > was === (better === 'more') ? 'better' : 'worse';
}

/** A difference with its sign: +3, −1, or nothing. */
export function differenceText(difference: number): string {
  if (difference === 0) return '';
  return difference > 0 ? `+${formatNumber(difference)}` : `−${formatNumber(-difference)}`;
}
