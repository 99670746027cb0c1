import { LinkTabs } from '@/components/ui/tabs';
import { CASE_STATUS_NAMES } from '@/lib/wording/case-labels';
import { filtersOf, hrefWith, type CaseQuery } from './query';

/** Filters that people set every day, one click away. */
const VIEWS: readonly { label: string; filters: Partial<CaseQuery> }[] = [
  { label: 'All', filters: {} },
  { label: CASE_STATUS_NAMES.open.label, filters: { status: 'open' } },
  { label: CASE_STATUS_NAMES.waiting.label, filters: { status: 'waiting' } },
  { label: 'Urgent', filters: { status: 'open', priority: 'urgent' } },
  { label: 'Filed', filters: { stage: 'filed' } },
  { label: CASE_STATUS_NAMES.closed.label, filters: { status: 'closed' } },
];

/** The list's everyday views, as tabs; each keeps the order, the columns and the page's size. */
export function CaseViews({
  query,
  ownAttorneyId,
}: {
  query: CaseQuery;
  /** The attorney that the viewer is, if any. */
  ownAttorneyId: string | null;
}) {
  const { sort, limit, cols } = query;
  const [all, ...others] = VIEWS;
  const mine = { label: 'Mine', filters: { status: 'open', attorneyId: ownAttorneyId ?? '' } };
  const views = [all, ...(ownAttorneyId ? [mine] : []), ...others].filter((view) => !!view);
  const current = keyOf(filtersOf(query));
  return (
    <LinkTabs
      label="Views"
      tabs={views.map(({ label, filters }) => ({
        label,
        href: hrefWith(filters, { sort, limit, cols }),
        current: keyOf(filters) === current,
      }))}
    />
  );
}

/** The same for the same filters, whatever their order. */
function keyOf(filters: Partial<CaseQuery>): string {
  return JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
