import 'server-only';

export { acceptSubmission, refuseSubmission, revokeStatusLink } from './answer-submission';
export { answerLead } from './answer-lead';
export { askToConfirm, confirmEmail, findEmailToConfirm } from './confirm-email';
export { emailPathOf } from './email-link';
export { findStatus } from './find-status';
export { isLeadsKey, makeLeadsKey, revokeLeadsKey } from './leads-key';
export { listSubmissions } from './list-submissions';
export { findOpenIntake, listFrameOrigins } from './open-intake';
export { newChallenge } from './proof';
export { changeIntakeSettings, getIntakeSettings } from './settings';
export { submitIntake } from './submit-intake';
export type { IntakeSettingsDto, IntakeSettingsPage } from './settings';
