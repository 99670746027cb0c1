/** What a page may cost the person who opens it. */
export const BUDGET = { scriptKb: 240, lcpMs: 2500, inpMs: 200, cls: 0.1 } as const;

/** What opening a page, and working on it, cost. */
export interface Vitals {
  /** Until the largest thing on the first screen was drawn. */
  readonly lcpMs: number;
  /** How far things moved by themselves, as browsers reckon it (0 is not at all). */
  readonly cls: number;
  /** The slowest answer to a key or a press; null where all came within 16 ms. */
  readonly inpMs: number | null;
  /** Which answer that was, e.g. `click on button “Columns”`; not in the table. */
  readonly slowest: string | null;
}

/** Of two visits to the same page the lower of each figure. */
export function quieter(a: Vitals, b: Vitals): Vitals {
  const { inpMs, slowest } = (b.inpMs ?? 0) < (a.inpMs ?? 0) ? b : a;
  return { lcpMs: Math.min(a.lcpMs, b.lcpMs), cls: Math.min(a.cls, b.cls), inpMs, slowest };
}

/** One page, measured once on a plain machine and once on a slow one. */
export interface PageCost {
  readonly name: string;
  /** Compressed JavaScript that the page names, as it came over the wire, in kB of 1,000 bytes. */
  readonly scriptKb: number;
  /** The same of what the page fetched afterwards by itself: charts. */
  readonly lazyScriptKb: number;
  readonly plain: Vitals;
  readonly slow: Vitals;
}

/** In words what of the budget a page breaks; nothing where it keeps it. Charts do not count. */
export function broken({ scriptKb, plain }: PageCost): string[] {
  return [
    ...(scriptKb > BUDGET.scriptKb ? ['JavaScript'] : []),
    ...(plain.lcpMs > BUDGET.lcpMs ? ['LCP'] : []),
    ...((plain.inpMs ?? 0) > BUDGET.inpMs ? ['INP'] : []),
    ...(plain.cls > BUDGET.cls ? ['CLS'] : []),
  ];
}

/** The table of docs/web-vitals.md. */
export function tableOf(costs: readonly PageCost[]): string {
  const head = [
    '| page | JavaScript | charts | LCP | CLS | INP | slow: LCP | slow: CLS | slow: INP | breaks |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  ];
  return [...head, ...costs.map(rowOf)].join('\n');
}

function rowOf(cost: PageCost): string {
  const { name, scriptKb, lazyScriptKb, plain, slow } = cost;
  const cells = [
    name,
    `${scriptKb.toFixed(0)} kB`,
    lazyScriptKb > 0 ? `${lazyScriptKb.toFixed(0)} kB` : '–',
    ...labelOf(plain),
    ...labelOf(slow),
    broken(cost).join(', ') || 'nothing',
  ];
  return `| ${cells.join(' | ')} |`;
}

function labelOf({ lcpMs, cls, inpMs }: Vitals): string[] {
  const inp = inpMs === null ? '< 16 ms' : `${inpMs.toFixed(0)} ms`;
  return [`${(lcpMs / 1000).toFixed(2)} s`, cls.toFixed(3), inp];
}
