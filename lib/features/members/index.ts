export { changeMember } from './change-member';
export { changeOwnPassword } from './change-own-password';
export type { MemberDto, RemovedMemberDto } from './dto';
export { listMembers, type ListedMember } from './list-members';
export { removeMember } from './remove-member';
