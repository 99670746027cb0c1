import { CsvLink } from '@/components/ui/csv-link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { listInvitations } from '@/lib/features/identity';
import { listMembers, type ListedMember } from '@/lib/features/members';
import { Invitations } from './invitations';
import { InviteDialog } from './invite-dialog';
import { MemberActions } from './member-actions';
import { roleLabel } from './roles';

const COLUMNS: readonly DataColumn[] = [
  { id: 'name', header: 'Name', sortable: true, wrap: true },
  { id: 'role', header: 'Role', plain: true, sortable: true },
  { id: 'attorney', header: 'Attorney', plain: true },
  { id: 'access', header: 'Access', sortable: true },
  { id: 'since', header: 'Member since', sortable: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

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
        <DataTable
          caption="Members of the firm"
          columns={COLUMNS}
          rows={page.items.map((member) => memberRow(member, viewer))}
        />
      </Card>
      <Pagination
        previousHref={cursor === undefined ? null : '/members'}
        nextHref={page.nextCursor && `/members?cursor=${page.nextCursor}`}
      />
    </Page>
  );
}

function memberRow(member: ListedMember, viewer: Viewer): DataRow {
  const { id, name, email, role, attorney, active, createdAt } = member;
  const isSelf = id === viewer.memberId;
  return {
    id,
    cells: {
      name: { value: name, content: <Name {...{ name, email, isSelf }} /> },
      role: { value: role, content: roleLabel(role) },
      attorney: {
        value: attorney?.name ?? null,
        content: attorney && (
          <TextLink href={`/attorneys/${attorney.id}`}>
            <bdi>{attorney.name}</bdi>
          </TextLink>
        ),
      },
      access: {
        value: active ? 'on' : 'off',
        content: <Badge tone={active ? 'good' : 'neutral'}>{active ? 'On' : 'Off'}</Badge>,
      },
      since: {
        value: createdAt,
        content: <Time value={createdAt} timeZone={viewer.timeZone} format="date" />,
      },
      actions: {
        value: null,
        content: <MemberActions member={member} isSelf={isSelf} />,
      },
    },
  };
}

function Name({ name, email, isSelf }: { name: string; email: string; isSelf: boolean }) {
  return (
    <>
      <span className="font-medium wrap-anywhere">
        <bdi>{name}</bdi>
        {isSelf ? <span className="ml-1.5 font-normal text-ink-3">you</span> : null}
      </span>
      <span className="block text-xs font-normal wrap-anywhere text-ink-2">{email}</span>
    </>
  );
}
