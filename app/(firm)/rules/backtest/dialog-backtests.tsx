'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { BACKTEST_DAYS, type BacktestDays } from '@/lib/contracts/backtest-codes';
import type { RuleSet } from '@/lib/assignment/core';
import type { RulesDto } from '@/lib/contracts/rules';
import { MovedCases } from './moved-cases';
import { BacktestMetrics } from './backtest-metrics';
import { sentenceFor } from './backtest-panel';
import { changesAgainst, fieldsOf, type RuleField } from '@/app/(firm)/rules/rule-fields';
import { useBacktest } from './use-backtest';

/** What exactly the rules that are about to be published would have done, on both periods. */
export function DialogBacktests({ inForce, rules }: { inForce: RulesDto; rules: RuleSet }) {
  const { fields } = changesAgainst(inForce, fieldsOf(rules));
  return (
    <div className="grid content-start gap-4">
      {BACKTEST_DAYS.map((days) => (
        <OnePeriod key={days} version={inForce.version} fields={fields} days={days} />
      ))}
    </div>
  );
}

function OnePeriod({
  version,
  fields,
  days,
}: {
  version: number;
  fields: readonly RuleField[];
  days: BacktestDays;
}) {
  const state = useBacktest(version, fields, days);
  const { backtest } = state;
  return (
    <section aria-label={`On your last ${days} days`} className="grid gap-2">
      <h3 className="text-sm font-semibold">On your last {days} days</h3>
      <p aria-live="polite" className="text-sm text-ink-2">
        {sentenceFor(state)}
      </p>
      {backtest || state.problem ? null : (
        <div role="status" aria-label="Asking the rules" className="grid gap-2">
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </div>
      )}
      {backtest && backtest.cases > 0 ? (
        <>
          <MovedCases moved={backtest.moved} />
          <details className="rounded-md border border-line text-sm">
            <summary className="px-3 py-2 font-medium">Figures, before and after</summary>
            <div className="border-t border-line px-3 py-2">
              <BacktestMetrics backtest={backtest} />
            </div>
          </details>
        </>
      ) : null}
    </section>
  );
}
