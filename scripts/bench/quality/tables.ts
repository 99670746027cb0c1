import type { Figures, Row } from './run-task';

interface Column {
  readonly head: string;
  readonly of: (figures: Figures) => number;
  readonly digits: number;
}

const percent = (pick: (figures: Figures) => number) => (figures: Figures) => 100 * pick(figures);

const COLUMNS: readonly Column[] = [
  { head: 'J', of: ({ cost }) => cost, digits: 1 },
  { head: 'match %', of: percent(({ match }) => match), digits: 1 },
  { head: 'hard %', of: percent(({ hard }) => hard), digits: 1 },
  { head: 'evenness', of: ({ evenness }) => evenness, digits: 3 },
  { head: 'share %', of: percent(({ share }) => share), digits: 1 },
  { head: 'flood', of: ({ flood }) => flood, digits: 2 },
  { head: 'wait d', of: ({ waitMeanDays }) => waitMeanDays, digits: 1 },
  { head: 'p95 d', of: ({ waitP95Days }) => waitP95Days, digits: 1 },
  { head: 'late %', of: percent(({ late }) => late), digits: 2 },
  { head: 'client %', of: percent(({ continuity }) => continuity), digits: 0 },
  { head: 'handoffs', of: ({ handoffs, cases }) => (100 * handoffs) / cases, digits: 1 },
  { head: 'breaches', of: ({ breaches }) => breaches, digits: 0 },
];

/** A table in Markdown, one line a variant, means over all rows of that variant. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['', ...COLUMNS.map((column) => column.head)];
  const lines = variantsOf(rows).map((variant) => {
    const figures = figuresOf(rows, variant);
    return [variant, ...COLUMNS.map(({ of, digits }) => mean(figures.map(of)).toFixed(digits))];
  });
  return markdown(head, lines);
}

/** How many of the same instances a variant solves at lower cost than each other one. */
export function winsOf(rows: readonly Row[], variant: string): string {
  const costs = new Map<string, number>();
  for (const row of rows) costs.set(`${row.variant}/${row.instance}`, row.figures.cost);
  const instances = [...new Set(rows.map(({ instance }) => instance))];
  const costOf = (name: string, instance: string) => costs.get(`${name}/${instance}`) ?? 0;
  const lines = variantsOf(rows)
    .filter((other) => other !== variant)
    .map((other) => {
      const won = instances.filter((each) => costOf(variant, each) < costOf(other, each)).length;
      return [other, `${won} of ${instances.length}`];
    });
  return markdown([`${variant} against`, 'lower J'], lines);
}

/** How much of the way from round robin to the bound each variant goes. */
export function gapsOf(rows: readonly Row[], from: string): string {
  const start = mean(figuresOf(rows, from).map(({ cost }) => cost));
  const bound = mean(figuresOf(rows, from).map((figures) => figures.bound ?? 0));
  const lines = variantsOf(rows).map((variant) => {
    const cost = mean(figuresOf(rows, variant).map((figures) => figures.cost));
    const above = `${((100 * (cost - bound)) / bound).toFixed(0)} %`;
    const closed = `${((100 * (start - cost)) / (start - bound)).toFixed(0)} %`;
    return [variant, cost.toFixed(1), above, closed];
  });
  lines.push(['clairvoyant bound', bound.toFixed(1), '0 %', '100 %']);
  return markdown(['', 'J', 'above the bound', 'gap closed'], lines);
}

function variantsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ variant }) => variant))];
}

function figuresOf(rows: readonly Row[], variant: string): Figures[] {
  return rows.filter((row) => row.variant === variant).map(({ figures }) => figures);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
