import { stageLabel } from '@/components/cases/stages';
import { FilterBar, FilterSearch, FilterSelect } from '@/components/ui/filter-bar';
import { STAGES, VISA_TYPES } from '@/lib/assignment/core';
import type { AttorneyDto } from '@/lib/attorneys';
import type { CaseQuery } from './query';

const STATUS_OPTIONS = [
  { value: 'assigned', label: 'Assigned' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'closed', label: 'Closed' },
];
const STAGE_OPTIONS = STAGES.map((stage) => ({ value: stage, label: stageLabel(stage) }));
const VISA_OPTIONS = VISA_TYPES.map((code) => ({ value: code, label: code }));

/** Search and filters of the case list. */
export function CaseFilters({
  query,
  attorneys,
}: {
  query: CaseQuery;
  attorneys: readonly Pick<AttorneyDto, 'id' | 'name'>[];
}) {
  const { sort, cursor: _cursor, limit: _limit, ...filters } = query;
  const hidden = {
    ...(sort ? { sort } : {}),
    ...(filters.openedFrom ? { openedFrom: filters.openedFrom } : {}),
    ...(filters.openedTo ? { openedTo: filters.openedTo } : {}),
    ...(filters.priority ? { priority: filters.priority } : {}),
  };
  return (
    <FilterBar
      label="Filter cases"
      action="/cases"
      hidden={hidden}
      clearHref={Object.keys(filters).length > 0 ? '/cases' : undefined}
    >
      <FilterSearch label="Client, number, company or reference" defaultValue={filters.q} />
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
        options={VISA_OPTIONS}
        defaultValue={filters.visaType}
      />
      <FilterSelect
        name="attorneyId"
        label="Any attorney"
        options={attorneys.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={filters.attorneyId}
      />
    </FilterBar>
  );
}
