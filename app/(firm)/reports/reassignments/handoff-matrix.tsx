'use client';

import { metricHref } from '@/components/reports/metric-href';
import { plural } from '@/components/ui/format';
import { HeatmapTable, type HeatCell } from '@/components/ui/heatmap-table';
import type { Ref } from '@/lib/contracts/values';

/** A pair of the matrix as it travels: which giver, which taker, how many handoffs, mean days held. */
export type MatrixLine = readonly [
  giver: number,
  taker: number,
  handoffs: number,
  meanDaysHeld: number,
];

/** Who hands to whom; drawn from values, since a thousand cells would travel twice (decision 0073). */
export function HandoffMatrix({
  givers,
  takers,
  lines,
  from,
  to,
}: {
  givers: readonly Ref[];
  takers: readonly Ref[];
  lines: readonly MatrixLine[];
  /** The days of the report, both included. */
  from: string;
  to: string;
}) {
  const cellsOf = new Map(lines.map((line) => [`${line[0]} ${line[1]}`, line]));
  function cellOf(giver: Ref, row: number, taker: Ref, column: number): HeatCell {
    const [, , handoffs, days] = cellsOf.get(`${row} ${column}`) ?? [];
    if (handoffs === undefined) return { value: null, text: '' };
    return {
      value: handoffs,
      label: `${giver.name} to ${taker.name}: ${plural(handoffs, 'handoff')}, held ${days} days on average`,
      href: metricHref({
        figure: 'handed-out',
        attorneyId: giver.id,
        otherId: taker.id,
        from,
        to,
      }),
    };
  }
  return (
    <HeatmapTable
      caption="Handoffs by who gave and who got the case"
      rowsLabel="From"
      columns={takers.map(({ id, name }) => ({ id, header: lastName(name), long: true }))}
      rows={givers.map((giver, row) => ({
        id: giver.id,
        header: giver.name,
        cells: takers.map((taker, column) => cellOf(giver, row, taker, column)),
      }))}
      max={Math.max(1, ...lines.map(([, , handoffs]) => handoffs))}
      measure="Handoffs"
    />
  );
}

/** What fits above a narrow column. */
function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}
