import { Grid3x3 } from 'lucide-react';
import { ExpertiseMatrix } from './expertise-matrix';
import { VISA_FAMILIES } from '@/components/cases/labels';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CsvLink } from '@/components/ui/csv-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { FilterSearch } from '@/components/ui/filter-search';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { VISA_TYPES } from '@/lib/assignment/core';
import { getExpertiseMatrix } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { editInPlaceAction } from '../actions';
import { AttorneySections } from '../sections';
import { columnsOf, matrixHref, readMatrixQuery, rowsOf, type MatrixQuery } from './query';

/** Who knows what: attorneys × visa types, edited in the cell by those who manage attorneys. */
export default async function ExpertisePage({ searchParams }: PageProps<'/attorneys/expertise'>) {
  const query = readMatrixQuery(await searchParams);
  const viewer = await getViewerWith('attorneys.read');
  const matrix = await getExpertiseMatrix(actorOf(viewer));
  const { visaTypes, practised } = columnsOf(matrix, query);
  const shownIds = rowsOf(matrix, query);
  const editable = hasPermission(viewer.role, 'attorneys.manage');
  const isEmpty = visaTypes.length === 0 || shownIds.length === 0;
  return (
    <Page
      title="Expertise"
      description="What each attorney can take, and which visa types hang on too few."
      actions={<CsvLink href="/attorneys/expertise/export" what="expertise" />}
      filters={
        <div className="grid gap-3">
          <AttorneySections current="Expertise" />
          {matrix.attorneys.length > 0 ? <MatrixFilters query={query} /> : null}
        </div>
      }
    >
      {isEmpty ? (
        <Card>
          <NothingShown query={query} hasAttorneys={matrix.attorneys.length > 0} />
        </Card>
      ) : (
        <ExpertiseMatrix
          key={matrixHref(query)}
          {...{ matrix, visaTypes, practised, shownIds, editable }}
          action={editInPlaceAction}
          actions={
            <ColumnSwitch query={query} hiddenCount={VISA_TYPES.length - practised.length} />
          }
        />
      )}
    </Page>
  );
}

function MatrixFilters({ query }: { query: MatrixQuery }) {
  const { name, family, gapsOnly, all, inactive } = query;
  const isFiltered = name !== '' || family !== null || gapsOnly || inactive;
  return (
    <FilterBar
      label="Filter the matrix"
      action="/attorneys/expertise"
      clearHref={isFiltered ? matrixHref(NO_FILTERS, { all }) : undefined}
      hidden={all ? { all: '1' } : {}}
      search={<FilterSearch label="Find an attorney" defaultValue={name} />}
      activeCount={[family !== null, gapsOnly, inactive].filter(Boolean).length}
    >
      <FilterSelect
        name="family"
        label="All families of visa types"
        defaultValue={family ?? ''}
        options={VISA_FAMILIES.map(({ key, name: label }) => ({ value: key, label }))}
      />
      <FilterSelect
        name="show"
        label="With and without gaps"
        defaultValue={gapsOnly ? 'gaps' : ''}
        options={[{ value: 'gaps', label: 'Gaps only: one person or nobody' }]}
      />
      <FilterSelect
        name="who"
        label="Active attorneys"
        defaultValue={inactive ? 'all' : ''}
        options={[{ value: 'all', label: 'Inactive ones too' }]}
      />
    </FilterBar>
  );
}

const NO_FILTERS: MatrixQuery = {
  name: '',
  family: null,
  gapsOnly: false,
  all: false,
  inactive: false,
};

function ColumnSwitch({ query, hiddenCount }: { query: MatrixQuery; hiddenCount: number }) {
  if (hiddenCount === 0) return null;
  return (
    <span data-print="hide" className="text-sm">
      <TextLink href={matrixHref(query, { all: !query.all })} scroll={false}>
        {query.all
          ? 'Only visa types that the firm practises'
          : `Show all ${VISA_TYPES.length} (${hiddenCount} not practised)`}
      </TextLink>
    </span>
  );
}

function NothingShown({ query, hasAttorneys }: { query: MatrixQuery; hasAttorneys: boolean }) {
  if (!hasAttorneys) {
    return (
      <EmptyState
        icon={Grid3x3}
        title="Nobody on the roster yet"
        description="Once the firm has attorneys, this table shows what each of them can take."
        action={<ButtonLink href="/attorneys">Roster</ButtonLink>}
      />
    );
  }
  if (query.gapsOnly && query.name === '') {
    return (
      <EmptyState
        icon={Grid3x3}
        title="No gaps"
        description="At least two attorneys can take each of these visa types."
        action={<ButtonLink href={matrixHref(query, { gapsOnly: false })}>Show all</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      icon={Grid3x3}
      title="Nothing matches these filters"
      description="Take one filter away, or clear them all."
      action={<ButtonLink href="/attorneys/expertise">Clear filters</ButtonLink>}
    />
  );
}
