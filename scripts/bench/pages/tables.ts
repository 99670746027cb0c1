import type { Measured, PageFigures } from './measure';

/** The figures as a table in Markdown; with those of the firm alone, how much they have grown. */
export function tableOf(measured: Measured, alone: Measured | null): string {
  const head = ['page', 'statements', 'transactions', 'p50 ms', 'p95 ms', '× baseline'];
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
    ];
    const earlier = before.get(figures.page);
    return alone ? [...cells, earlier ? growthOf(figures, earlier).toFixed(2) : ''] : cells;
  });
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The page's time beside the baseline's, with other firms' data over without them. */
function growthOf(now: PageFigures, alone: PageFigures): number {
  return now.timesBaseline / Math.max(0.1, alone.timesBaseline);
}
