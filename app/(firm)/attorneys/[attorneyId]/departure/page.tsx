import { DepartureForm } from './departure-form';
import { packReview } from './departure-lines';
import { DepartureResult } from './departure-result';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { getAttorney } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import {
  findDeparturePlan,
  reviewDeparture,
  type DepartureReviewDto,
  type DepartureView,
} from '@/lib/features/planning';
import { addDays, dateIn } from '@/lib/shared/time';
import { textOf, type Params } from '../../../params';
import { PlannedPause } from '../../pause-dialog';
import { runDepartureAction } from './actions';

type Props = PageProps<'/attorneys/[attorneyId]/departure'>;

/** The plan that hands over everything of an attorney who leaves, for a manager to review. */
export default async function DeparturePage({ params, searchParams }: Props) {
  const { attorneyId } = await params;
  const view = viewOf(await searchParams);
  const viewer = await getViewerWith('cases.handoff');
  const actor = actorOf(viewer);
  const attorney = await orNotFound(getAttorney(actor, attorneyId));
  const review = await reviewDeparture(actor, attorney.id, view);
  const plan = await findDeparturePlan(actor, attorney.id);
  return (
    <Page
      title={`Departure of ${attorney.name}`}
      description="Who takes over which case: proposed by the rules, decided by you."
      breadcrumbs={[
        { label: 'Attorneys', href: '/attorneys' },
        { label: attorney.name, href: `/attorneys/${attorney.id}` },
      ]}
    >
      {plan ? <DepartureResult plan={plan} timeZone={viewer.timeZone} /> : null}
      <PlannedPause
        attorney={attorney}
        tomorrow={addDays(dateIn(now(), attorney.timeZone), 1)}
        mayManage={hasPermission(viewer.role, 'attorneys.manage')}
      />
      <OpenEnds review={review} />
      {review.outline.length === 0 ? (
        <EmptyState
          title="No open cases"
          description={`${attorney.name} holds no open case: there is nothing to hand over.`}
        />
      ) : (
        <DepartureForm
          // A changed state of the cases begins a fresh review.
          key={review.state}
          review={packReview(review)}
          goesTo={view.to ?? null}
          action={runDepartureAction}
          mayDeactivate={hasPermission(viewer.role, 'attorneys.manage')}
        />
      )}
    </Page>
  );
}

/** The page of the plan, and whose cases alone are shown. */
function viewOf(params: Params): DepartureView {
  const page = Number(textOf(params.page) ?? 1);
  return { page: Number.isInteger(page) ? page : 1, to: textOf(params.to) };
}

function OpenEnds({ review }: { review: DepartureReviewDto }) {
  const { unplaceable, pendingHandoffs, attorney } = review;
  return (
    <>
      {unplaceable > 0 ? (
        <Alert
          tone="warn"
          title={`Nobody is eligible for ${plural(unplaceable, 'case')} at the moment`}
        >
          They stay with {attorney.name} for now, unless you choose somebody all the same and say
          why. Or raise a capacity, add expertise or close other cases, and come back for them.
        </Alert>
      ) : null}
      {pendingHandoffs > 0 ? (
        <Alert
          title={`${plural(pendingHandoffs, 'handoff')} of or to ${attorney.name} not answered yet`}
        >
          The plan withdraws those of the cases it moves and those asked of {attorney.name}.
        </Alert>
      ) : null}
    </>
  );
}
