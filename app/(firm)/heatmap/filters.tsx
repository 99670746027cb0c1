import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { Select } from '@/components/ui/select';
import { SENIORITIES } from '@/lib/assignment/core';
import type { HeatmapDto } from '@/lib/features/reports/dto';
import { SENIORITY_NAMES, visaTypeLabel } from '@/lib/wording/labels';
import { heatmapHref, type HeatmapQuery, type HeatmapSort } from './query';

const SORT_LABELS: Record<HeatmapSort, string> = {
  utilization: 'Fullest workload first',
  coming: 'Fullest in coming weeks',
  name: 'By name',
  seniority: 'Most senior first',
  roster: 'As on the roster',
};

/** Narrows the heatmap to those who handle a visa type or are of a seniority, and orders it. */
export function HeatmapFilters({ query, heatmap }: { query: HeatmapQuery; heatmap: HeatmapDto }) {
  const { view, sort, visaType, seniority, all } = query;
  const isFiltered = visaType !== null || seniority !== null;
  return (
    <FilterBar
      label="Filter and order the heatmap"
      action="/heatmap"
      clearHref={isFiltered ? heatmapHref(query, { visaType: null, seniority: null }) : undefined}
      hidden={{ ...(view === 'weeks' ? {} : { view }), ...(all ? { all: '1' } : {}) }}
    >
      <FilterSelect
        name="visaType"
        label="Any visa type"
        defaultValue={visaType ?? ''}
        options={heatmap.visaTypes.map((type) => ({
          value: type,
          label: `Who handles ${visaTypeLabel(type)}`,
        }))}
      />
      <FilterSelect
        name="seniority"
        label="Any seniority"
        defaultValue={seniority ?? ''}
        options={SENIORITIES.map((value) => ({ value, label: SENIORITY_NAMES[value].label }))}
      />
      <Select
        key={sort}
        name="sort"
        aria-label="Order"
        defaultValue={sort}
        options={Object.entries(SORT_LABELS).map(([value, label]) => ({ value, label }))}
        className="min-w-40 max-sm:flex-1"
      />
    </FilterBar>
  );
}
