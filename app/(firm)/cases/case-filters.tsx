import { stageLabel } from '@/components/cases/stages';
import { visaTypeOptions } from '@/components/cases/labels';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { FilterDays } from '@/components/ui/filter-days';
import { FilterSearch } from '@/components/ui/filter-search';
import { STAGES } from '@/lib/assignment/core';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { CASE_STATUS_NAMES } from '@/lib/wording/case-labels';
import { optionsOf } from '@/lib/wording/name';
import { filtersOf, hrefWith, type CaseQuery } from './query';
import { SPAN_OPTIONS } from './received-spans';

const STATUS_OPTIONS = optionsOf(CASE_STATUS_NAMES);
const STAGE_OPTIONS = STAGES.map((stage) => ({ value: stage, label: stageLabel(stage) }));
const PRIORITY_OPTIONS = [
  { value: 'urgent', label: 'Urgent' },
  { value: 'normal', label: 'Normal' },
];

/** Search and filters of the case list. */
export function CaseFilters({
  query,
  span,
  problemId,
  attorneys,
}: {
  query: CaseQuery;
  /** The word for the days of the query. */
  span: string;
  /** The element that says what is wrong with these days, where something is. */
  problemId: string | undefined;
  attorneys: readonly Pick<AttorneyDto, 'id' | 'name'>[];
}) {
  const { q, ...filters } = filtersOf(query);
  const { sort, limit, cols, view } = query;
  const isFiltered = q !== undefined || Object.keys(filters).length > 0;
  return (
    <FilterBar
      label="Filter cases"
      action="/cases"
      hidden={{
        ...(sort && { sort }),
        ...(limit && { limit }),
        ...(cols && { cols }),
        ...(view && { view }),
      }}
      clearHref={isFiltered ? clearedHref(query) : undefined}
      search={<FilterSearch label="Client, number or company" defaultValue={q} />}
      activeCount={countOf(filters)}
    >
      <FilterSelect
        name="status"
        label="Any status"
        options={STATUS_OPTIONS}
        defaultValue={filters.status}
      />
      <FilterSelect
        name="stage"
        label="Any stage"
        options={STAGE_OPTIONS}
        defaultValue={filters.stage}
      />
      <FilterSelect
        name="visaType"
        label="Any visa type"
        options={visaTypeOptions()}
        defaultValue={filters.visaType}
      />
      <FilterSelect
        name="attorneyId"
        label="Any attorney"
        options={attorneys.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={filters.attorneyId}
      />
      <FilterSelect
        name="priority"
        label="Any priority"
        options={PRIORITY_OPTIONS}
        defaultValue={filters.priority}
      />
      <FilterDays
        name="received"
        label="Received"
        options={SPAN_OPTIONS}
        value={span}
        from={{ name: 'openedFrom', label: 'Received from', value: filters.openedFrom }}
        to={{ name: 'openedTo', label: 'Received to', value: filters.openedTo }}
        problemId={problemId}
      />
    </FilterBar>
  );
}

/** How many filters are set; the first and the last day of receipt are one. */
function countOf({ openedFrom, openedTo, ...others }: Partial<CaseQuery>): number {
  return Object.keys(others).length + (openedFrom || openedTo ? 1 : 0);
}

/** The list without filters, arranged as it was. */
function clearedHref({ sort, limit, cols }: CaseQuery): string {
  return hrefWith({}, { sort, limit, cols });
}
