import type { Stage } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/shared/time';

export interface StageTime {
  stage: Stage;
  /** Elapsed days over all visits, to two decimals. */
  days: number;
  visits: number;
  isCurrent: boolean;
}

/**
 * How long a case was in each stage, in order of first entry. `closed` is an end and takes no time.
 *
 * @param changes entries into stages, oldest first.
 * @param until when the last stage is measured: now, or when the case was closed.
 */
export function stageTimes(
  changes: readonly { readonly at: string; readonly toStage: Stage }[],
  until: Date,
): StageTime[] {
  const totals = new Map<Stage, { ms: number; visits: number }>();
  changes.forEach(({ at, toStage }, index) => {
    if (toStage === 'closed') return;
    const leftAtMs = Date.parse(changes[index + 1]?.at ?? until.toISOString());
    const total = totals.get(toStage) ?? { ms: 0, visits: 0 };
    total.ms += Math.max(0, leftAtMs - Date.parse(at));
    total.visits += 1;
    totals.set(toStage, total);
  });
  const current = changes.at(-1)?.toStage;
  return [...totals].map(([stage, { ms, visits }]) => ({
    stage,
    days: Math.round((ms / DAY_MS) * 100) / 100,
    visits,
    isCurrent: stage === current,
  }));
}
