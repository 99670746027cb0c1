import 'server-only';

/** Mail through the operator's mail server; nothing where there is none (decision 0067). */
export type { MailContent, MailItem } from './content';
export { mailSettings, type MailSettings } from './mail-settings';
export { closeMail, sendMail, type Mail } from './send-mail';
