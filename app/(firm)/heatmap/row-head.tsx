import type { HeatRow } from '@/components/ui/heatmap-table';
import { TextLink } from '@/components/ui/link';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import type { HeatmapLine } from './lines';

/** An attorney as the head of a row: name, how full, how senior. */
export function rowHead(row: HeatmapLine): Pick<HeatRow, 'id' | 'header' | 'note'> {
  const state = row.isActive ? SENIORITY_NAMES[row.seniority].inSentence : 'inactive';
  return {
    id: row.attorney.id,
    header: (
      <TextLink href={`/attorneys/${row.attorney.id}`}>
        <bdi>{row.attorney.name}</bdi>
      </TextLink>
    ),
    note: (
      <>
        {`${row.activeCases} of ${row.capacity}`}
        <span className={row.isActive ? 'max-md:hidden' : undefined}>{`, ${state}`}</span>
      </>
    ),
  };
}
