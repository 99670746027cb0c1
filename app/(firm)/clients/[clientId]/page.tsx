import { redirect } from 'next/navigation';
import { Columns, Page } from '@/components/ui/page';
import { listAttorneys } from '@/lib/features/attorneys';
import { getClientForPage, readClientRecord } from '@/lib/features/clients';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';
import { ClientCases } from './client-cases';
import { EditClientDialog } from './edit-dialog';
import { AttorneysCard, FactsCard, HistoryCard } from './cards';
import { MergeDialog } from './merge-dialog';
import { MergedCard } from './merged-card';

/** One client: what is known, their cases, who held them, what happened, and who was merged into them. */
export default async function ClientPage({ params }: PageProps<'/clients/[clientId]'>) {
  const { clientId } = await params;
  const viewer = await getViewerWith('clients.read');
  const actor = actorOf(viewer);
  const { client, mayEdit } = await orNotFound(getClientForPage(actor, clientId));
  if (client.mergedInto) redirect(`/clients/${client.mergedInto.id}`);
  const mayName = hasPermission(viewer.role, 'clients.edit');
  const mayMerge = hasPermission(viewer.role, 'clients.merge');
  const [record, roster] = await Promise.all([
    readClientRecord(actor, clientId),
    mayName ? listAttorneys(actor, { limit: MAX_PAGE_SIZE }) : null,
  ]);
  const { timeZone } = viewer;
  return (
    <Page
      title={client.name}
      breadcrumbs={[{ label: 'Clients', href: '/clients' }]}
      description={client.company ? <bdi>{client.company}</bdi> : undefined}
      actions={
        <>
          {mayEdit ? (
            <EditClientDialog
              client={client}
              attorneys={roster?.items.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          {mayMerge ? <MergeDialog client={{ id: client.id, name: client.name }} /> : null}
        </>
      }
    >
      <Columns
        main={<ClientCases cases={record.cases} total={client.cases} timeZone={timeZone} />}
        aside={
          <>
            <FactsCard client={client} timeZone={timeZone} />
            <AttorneysCard attorneys={record.attorneys} timeZone={timeZone} />
            <MergedCard merged={record.merged} timeZone={timeZone} mayUndo={mayMerge} />
          </>
        }
        rest={<HistoryCard events={record.events} timeZone={timeZone} />}
      />
    </Page>
  );
}
