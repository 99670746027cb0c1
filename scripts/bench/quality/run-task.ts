import type { Summary } from '@/lib/tools/simulation/metrics';
import { instanceSchema, type Instance } from '@/lib/tools/simulation/schema';
import { simulate } from '@/lib/tools/simulation/simulation';
import { boundOf } from './bound';
import { generateInstance, type Kind } from './generate';
import { smallInstance } from './small';
import { rulesOf, VARIANTS } from './variants';

/** One piece of work: a firm-year under every variant, or a small season with its bound. */
export type Task =
  | {
      readonly type: 'year';
      readonly kind: Kind;
      readonly attorneys: number;
      readonly seed: number;
    }
  | { readonly type: 'bound'; readonly seed: number; readonly secondsAllowed: number };

/** What one variant made of one instance. */
export interface Row {
  /** Rows of a group are averaged; `attorneys` splits a group by size. */
  readonly group: string;
  readonly attorneys: number;
  readonly instance: string;
  readonly variant: string;
  readonly figures: Figures;
}

export interface Figures extends Summary {
  /** The one number: mean cost of a measured case. */
  readonly cost: number;
  /** What no placement could go below; only where it was computed. */
  readonly bound?: number;
}

/** Runs a task; deterministic but for the timing of decisions and a bound that ran out of time. */
export async function runTask(task: Task): Promise<Row[]> {
  if (task.type === 'year') {
    const { kind, attorneys, seed } = task;
    return rowsOf(kind, instanceSchema.parse(generateInstance(kind, attorneys, seed)));
  }
  const instance = smallInstance(task.seed);
  const { costPerCase, exact } = await boundOf(instance, task.secondsAllowed);
  return rowsOf(exact ? 'season' : 'season, bound not exact', instance, costPerCase);
}

/** The figures of every variant on this instance. */
export function rowsOf(group: string, instance: Instance, bound?: number): Row[] {
  return VARIANTS.map((variant) => {
    const { summary, costPerCase } = simulate(
      { ...instance, rules: rulesOf(instance.rules, variant) },
      { stopwatch: () => performance.now() },
    );
    return {
      group,
      attorneys: instance.attorneys.length,
      instance: instance.name,
      variant: variant.name,
      figures: { ...summary, cost: costPerCase, ...(bound === undefined ? {} : { bound }) },
    };
  });
}
