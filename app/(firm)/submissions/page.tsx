import { Inbox } from 'lucide-react';
import { visaTypeOptions } from '@/components/cases/labels';
import { CsvLink } from '@/components/ui/csv-link';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { TextLink } from '@/components/ui/link';
import { getOpeningDefaults } from '@/lib/features/cases';
import { listSubmissions } from '@/lib/features/intake';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { AnsweredTable } from './answered-table';
import { SubmissionCard } from './submission-card';

/** What new clients have sent: what waits for a person, and what became of the rest. */
export default async function SubmissionsPage() {
  const viewer = await getViewerWith('intake.answer');
  const actor = actorOf(viewer);
  const { toReview, waiting, answered } = await listSubmissions(actor);
  const { practised, off } = await getOpeningDefaults(actor);
  const visaTypes = visaTypeOptions(practised, off);
  return (
    <Page
      title="New clients"
      description="What came in by the firm’s page and waits for a person, the oldest first. Nothing of it is confirmed unless it says so: look before you accept."
      actions={
        hasPermission(viewer.role, 'clients.export') ? (
          <CsvLink href="/submissions/export" what="new clients" />
        ) : null
      }
    >
      {toReview.length === 0 ? (
        <NothingWaits maySetUp={hasPermission(viewer.role, 'intake.manage')} />
      ) : (
        <div className="grid gap-4">
          {waiting > toReview.length ? (
            <p className="text-sm text-ink-2">
              {plural(waiting, 'submission')} wait; the oldest {toReview.length} are here.
            </p>
          ) : null}
          {toReview.map((submission) => (
            <SubmissionCard
              key={submission.id}
              submission={submission}
              visaTypes={visaTypes}
              timeZone={viewer.timeZone}
            />
          ))}
        </div>
      )}
      {answered.length > 0 ? (
        <>
          <h2 className="mt-6 text-lg font-medium">Answered lately</h2>
          <AnsweredTable submissions={answered} timeZone={viewer.timeZone} />
        </>
      ) : null}
    </Page>
  );
}

function NothingWaits({ maySetUp }: { maySetUp: boolean }) {
  return (
    <EmptyState
      icon={Inbox}
      title="Nobody waits for an answer"
      description={
        maySetUp ? (
          <>
            Clients come by the firm’s own page, once it is on:{' '}
            <TextLink href="/settings/intake">set up client intake</TextLink>.
          </>
        ) : (
          'Clients come by the firm’s own page, once an admin has switched it on.'
        )
      }
    />
  );
}
