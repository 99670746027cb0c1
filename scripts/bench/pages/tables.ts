import type { Measured, PageFigures } from './measure';

/** The figures as a table in Markdown; with those of the firm alone, how much they have grown. */
export function tableOf(measured: Measured, alone: Measured | null): string {
  const head = [
    'page',
    'statements',
    'transactions',
    'p50 ms',
    'p95 ms',
    '× baseline',
    'processor ms',
  ];
  if (alone) head.push('growth');
  const before = new Map(alone?.pages.map((figures) => [figures.page, figures]));
  const lines = measured.pages.map((figures) => {
    const cells = [
      figures.page,
      String(figures.statements),
      String(figures.transactions),
      figures.p50Ms.toFixed(1),
      figures.p95Ms.toFixed(1),
      figures.timesBaseline.toFixed(1),
      figures.processorMs?.toFixed(1) ?? '',
    ];
    const earlier = before.get(figures.page);
    return alone ? [...cells, earlier ? growthOf(figures, earlier).toFixed(2) : ''] : cells;
  });
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * What the page costs with other firms' data over without: in processor time where it is known,
 * since the times of two moments on a busy machine say little, else in times beside the baseline's.
 */
function growthOf(now: PageFigures, alone: PageFigures): number {
  const [after, before] = [now.processorMs, alone.processorMs];
  if (after !== null && before !== null && before > 0) return after / before;
  return now.timesBaseline / Math.max(0.1, alone.timesBaseline);
}
