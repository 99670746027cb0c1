'use client';

import { Badge } from '@/components/ui/badge';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { ListedMember } from '@/lib/features/members';
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

/** The members of the firm; drawn from values, since elements would travel twice (decision 0073). */
export function MembersTable({
  members,
  timeZone,
  ownId,
}: {
  members: readonly ListedMember[];
  timeZone: string;
  /** The member who is looking. */
  ownId: string;
}) {
  return (
    <DataTable
      caption="Members of the firm"
      columns={COLUMNS}
      rows={members.map((member) => memberRow(member, timeZone, member.id === ownId))}
    />
  );
}

function memberRow(member: ListedMember, timeZone: string, isSelf: boolean): DataRow {
  const { id, name, email, role, attorney, active, createdAt } = member;
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
        content: <Time value={createdAt} timeZone={timeZone} format="date" />,
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
