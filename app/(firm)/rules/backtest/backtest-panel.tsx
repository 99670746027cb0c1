'use client';

import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { InfoTip } from '@/components/ui/tooltip';
import type { BacktestDto } from '@/lib/features/backtest/dto';
import type { BacktestDays } from '@/lib/contracts/backtest-codes';
import { MovedCases } from './moved-cases';
import { BacktestAttorneys } from './backtest-attorneys';
import { BacktestMetrics } from './backtest-metrics';
import { backtestMessage } from './backtest-messages';
import type { BacktestState } from './use-backtest';

interface BacktestPanelProps {
  state: BacktestState;
  days: BacktestDays;
  onDaysChange: (days: BacktestDays) => void;
}

/** What the draft in the form would have done on the firm's own past; follows every change of it. */
export function BacktestPanel({ state, days, onDaysChange }: BacktestPanelProps) {
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-1">
          On your last {days} days
          <HowItWorks />
        </span>
      }
      actions={
        <>
          {state.pending ? <Spinner /> : null}
          <Segmented
            legend="Period of the preview"
            options={[
              { value: '30', label: '30' },
              { value: '90', label: '90' },
            ]}
            value={days === 90 ? '90' : '30'}
            onValueChange={(value) => onDaysChange(value === '90' ? 90 : 30)}
          />
        </>
      }
    >
      <div className="grid gap-4" aria-busy={state.pending}>
        <p aria-live="polite" className="min-h-10 text-sm font-medium text-pretty">
          {sentenceFor(state)}
        </p>
        {state.problem ? <Problem problem={state.problem} /> : null}
        <Body state={state} />
      </div>
    </Card>
  );
}

/** One sentence on where the preview stands. */
export function sentenceFor({ backtest, isChanged, problem, pending }: BacktestState): string {
  if (problem && !pending) {
    return faultsOf(problem).length > 0
      ? 'The preview waits until the form is in order.'
      : problem.message;
  }
  if (!backtest) return 'Going through your past cases…';
  return backtestMessage(backtest, isChanged);
}

/** What is wrong in the form; that the rules have changed meanwhile is not its fault. */
function faultsOf({ fieldErrors }: NonNullable<BacktestState['problem']>): string[] {
  return Object.entries(fieldErrors).flatMap(([name, messages]) =>
    name === 'version' ? [] : messages,
  );
}

function Body({ state: { backtest, problem, pending } }: Pick<BacktestPanelProps, 'state'>) {
  if (!backtest) return problem ? null : <Waiting />;
  if (backtest.cases === 0) return <NothingHappened days={backtest.days} />;
  return (
    <div className={cn('grid gap-4', pending && !problem && 'opacity-60')}>
      {problem ? (
        <p className="border-l-2 border-line-strong pl-2 text-sm text-ink-2">
          Below is the preview of the form as it last was in order.
        </p>
      ) : null}
      <BacktestResult backtest={backtest} />
    </div>
  );
}

/** Everything that a backtest found. */
export function BacktestResult({ backtest }: { backtest: BacktestDto }) {
  return (
    <>
      <BacktestMetrics backtest={backtest} />
      <BacktestAttorneys backtest={backtest} />
      <MovedCases moved={backtest.moved} />
    </>
  );
}

function NothingHappened({ days }: { days: number }) {
  return (
    <p className="text-sm text-ink-2">
      Once cases have come in, this shows who would have got what under the draft.
      {days === 30 ? ' Look at the last 90 days, or come back later.' : ''}
    </p>
  );
}

function Problem({ problem }: { problem: NonNullable<BacktestState['problem']> }) {
  const faults = faultsOf(problem);
  if (faults.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-sm text-bad">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <div className="grid gap-2" role="status" aria-label="Loading">
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} className={index % 3 === 2 ? 'w-3/4' : 'w-full'} />
      ))}
    </div>
  );
}

function HowItWorks() {
  return (
    <InfoTip label="How the preview is computed">
      <span className="grid gap-2">
        <span>
          The new cases of the period are given out twice, from the workloads and the fair-share
          balances of its first day: by the rules in force, and by what the form says now.
        </span>
        <span>
          All else happens as it did: stages and closings, absences, walls, joining and leaving.
          Handoffs and choices by hand are repeated where the case is still with the same attorney,
          or still waits.
        </span>
        <span>Levels, capacities and the facts of cases are those of today.</span>
      </span>
    </InfoTip>
  );
}
