import { Places } from '@/lib/shared/places';
import type { ReportRow, ReportTable, ReportValue } from './report-table';

/*
 * A report travels to the browser as bare values in the order of its columns, and is drawn where it arrives
 * (decision 0073). Of addresses, which differ by whom they are about, each kind travels once.
 */

/** A row as it travels; a link is the place of its address. */
type ReportLine = readonly [
  id: string,
  cells: readonly ReportValue[],
  links: readonly (number | null)[] | null,
  before: readonly (number | null)[] | null,
  marks: ReportRow['marks'] | null,
];

/** A report as it travels. */
export interface ReportLines extends Omit<ReportTable, 'rows' | 'totals'> {
  readonly lines: readonly ReportLine[];
  readonly sum: ReportLine | null;
  /** Addresses, in which `WHOM` stands for the id of a row. */
  readonly addresses: readonly string[];
}

/** No address has it. */
const WHOM = ' ';

/** The report as it travels. */
export function packReport({ rows, totals, ...about }: ReportTable): ReportLines {
  const addresses = new Places<string>((address) => address);
  const ids = about.columns.map(({ id }) => id);
  const lineOf = ({ id, cells, links, before, marks }: ReportRow): ReportLine => [
    id,
    ids.map((column) => cells[column] ?? null),
    links
      ? ids.map((column) => {
          const address = links[column];
          return address === undefined ? null : addresses.of(address.replaceAll(id, WHOM));
        })
      : null,
    before ? ids.map((column) => before[column] ?? null) : null,
    marks ?? null,
  ];
  const lines = rows.map(lineOf);
  const sum = totals ? lineOf(totals) : null;
  return { ...about, lines, sum, addresses: addresses.things };
}

/** The report as it is drawn; what is not known is null in it. */
export function unpackReport({ lines, sum, addresses, ...about }: ReportLines): ReportTable {
  const ids = about.columns.map(({ id }) => id);
  const named = <T>(values: readonly T[]) =>
    Object.fromEntries(ids.map((id, place) => [id, values[place] ?? null]));
  const rowOf = ([id, cells, links, before, marks]: ReportLine): ReportRow => ({
    id,
    cells: named(cells),
    ...(links ? { links: linksOf(id, links) } : {}),
    ...(before ? { before: named(before) } : {}),
    ...(marks ? { marks } : {}),
  });
  const linksOf = (row: string, links: readonly (number | null)[]) =>
    Object.fromEntries(
      ids.flatMap((id, place) => {
        const address = addresses[links[place] ?? -1];
        return address === undefined ? [] : [[id, address.replaceAll(WHOM, row)]];
      }),
    );
  return { ...about, rows: lines.map(rowOf), ...(sum ? { totals: rowOf(sum) } : {}) };
}
