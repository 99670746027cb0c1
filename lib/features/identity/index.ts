export { acceptAsNewUser, acceptAsUser, declineInvitation } from './answer-invitation';
export type { InvitationDto, MadeLink, OpenInvitation } from './dto';
export { findInvitation } from './find-invitation';
export { inviteMember, renewInvitation, type MadeInvitation } from './invite-member';
export { listInvitations } from './list-invitations';
export { findReset, makeResetLink, makeResetLinkByOperator, resetPassword } from './reset-password';
export { revokeInvitation } from './revoke-invitation';
