import { CsvLink } from '@/components/ui/csv-link';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { listInvitations } from '@/lib/features/identity';
import { listMembers } from '@/lib/features/members';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import { MembersTable } from './members-table';

/** Who may sign in to the firm, and as what. */
export default async function MembersPage({ searchParams }: PageProps<'/members'>) {
  const { cursor } = await searchParams;
  const viewer = await getViewerWith('members.manage');
  const actor = actorOf(viewer);
  const asked = { cursor: typeof cursor === 'string' ? cursor : undefined };
  const [page, invitations] = await Promise.all([
    orFirstPage(listMembers(actor, asked), '/members'),
    listInvitations(actor),
  ]);
  return (
    <Page
      title="Members"
      description="Who may sign in to the firm, and as what. A change holds from their next click."
      actions={
        <>
          <CsvLink href="/members/export" what="members" />
          <InviteDialog mayAddAttorneys={hasPermission(viewer.role, 'attorneys.manage')} />
        </>
      }
    >
      <Invitations invitations={invitations} timeZone={viewer.timeZone} />
      <Card flush>
        <MembersTable members={page.items} timeZone={viewer.timeZone} ownId={viewer.memberId} />
      </Card>
      <Pagination
        previousHref={cursor === undefined ? null : '/members'}
        nextHref={page.nextCursor && `/members?cursor=${page.nextCursor}`}
      />
    </Page>
  );
}
