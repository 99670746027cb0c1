import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { Time } from '@/components/ui/time';
import type { InvitationDto } from '@/lib/features/identity';
import { InvitationActions } from './invitation-actions';
import { roleLabel } from './roles';

const COLUMNS: readonly DataColumn[] = [
  { id: 'name', header: 'Name' },
  {
    id: 'email',
    header: 'E-mail',
    plain: true,
    wrap: true,
    className: 'md:min-w-56 wrap-anywhere',
  },
  { id: 'role', header: 'Role', plain: true },
  { id: 'by', header: 'Invited by' },
  { id: 'until', header: 'Good until' },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

interface InvitationsProps {
  invitations: readonly InvitationDto[];
  timeZone: string;
}

/** Those who were asked to join and have not answered: none of them has access. */
export function Invitations({ invitations, timeZone }: InvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Card
      title="Invitations"
      description="They have no access until they accept by their link."
      flush
    >
      <DataTable
        caption="Invitations without an answer"
        columns={COLUMNS}
        rows={invitations.map((invitation) => invitationRow(invitation, timeZone))}
      />
    </Card>
  );
}

function invitationRow(invitation: InvitationDto, timeZone: string): DataRow {
  const { id, name, email, role, invitedBy, expiresAt, expired } = invitation;
  return {
    id,
    cells: {
      name: { value: name, content: <bdi className="font-medium">{name}</bdi> },
      email,
      role: { value: role, content: roleLabel(role) },
      by: { value: invitedBy, content: <bdi>{invitedBy}</bdi> },
      until: {
        value: expiresAt,
        content: expired ? (
          <Badge tone="warn">Expired</Badge>
        ) : (
          <Time value={expiresAt} timeZone={timeZone} format="date" />
        ),
      },
      actions: { value: null, content: <InvitationActions id={id} name={name} /> },
    },
  };
}
