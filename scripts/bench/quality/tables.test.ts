import { expect, test } from 'vitest';
import type { Figures, Row } from './run-task';
import { gapsOf, tableOf, winsOf } from './tables';

function row(variant: string, instance: string, figures: Partial<Figures>): Row {
  const all: Figures = {
    ...{ cases: 100, assigned: 100, waiting: 0, handoffs: 2, breaches: 0 },
    ...{ waitMeanDays: 1, waitP95Days: 2, match: 0.9, hard: 0.8, evenness: 0.97, share: 0.05 },
    ...{ flood: 1, late: 0, continuity: 0.5, decisionMicros: 3, cost: 10 },
    ...figures,
  };
  return { group: 'year', attorneys: 5, instance, variant, figures: all };
}

const rows = [
  row('old', 'i', { cost: 100, bound: 20 }),
  row('old', 'j', { cost: 60, bound: 20 }),
  row('new', 'i', { cost: 40, bound: 20, match: 1 }),
  row('new', 'j', { cost: 60, bound: 20 }),
];

test('a table averages the instances of each variant', () => {
  const [, , old, fresh] = tableOf(rows).split('\n');
  expect(old).toMatch(/^\| old \| 80\.0 \| 90\.0 \| 80\.0 \| 0\.970 \|/);
  expect(fresh).toMatch(/^\| new \| 50\.0 \| 95\.0 \|/);
});

test('a win is a lower cost on the same instance', () => {
  expect(winsOf(rows, 'new')).toContain('| old | 1 of 2 |');
});

test('a gap is closed in proportion to the way from the first variant to the bound', () => {
  const table = gapsOf(rows, 'old');
  expect(table).toContain('| new | 50.0 | 150 % | 50 % |');
  expect(table).toContain('| clairvoyant bound | 20.0 | 0 % | 100 % |');
});
