export { changeMember } from './change-member';
export { changeOwnPassword } from './change-own-password';
export type { MemberDto } from './dto';
export { listMembers } from './list-members';
