import { listMembers, type ListedMember } from '@/lib/features/members';
import { answerWithList, dayOf, type ListFile } from '../../list-file';
import { roleLabel } from '../roles';

const MEMBERS: ListFile<ListedMember> = {
  name: 'members',
  permission: 'members.manage',
  read: listMembers,
  columns: {
    Name: ({ name }) => name,
    'E-mail': ({ email }) => email,
    Role: ({ role }) => roleLabel(role),
    Attorney: ({ attorney }) => attorney?.name ?? null,
    Access: ({ active }) => (active ? 'On' : 'Off'),
    'Member since': ({ createdAt }, timeZone) => dayOf(createdAt, timeZone),
  },
};

/** The members as a CSV file. */
export function GET(): Promise<Response> {
  return answerWithList(MEMBERS);
}
