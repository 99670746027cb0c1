import 'server-only';

/** What people are written to about, and when (decision 0067). */
export { mailConsumer, mailNews } from './mail-consumer';
export { changeMailPreferences, getMailPreferences, type MailPreferences } from './preferences';
export { unsubscribe } from './unsubscribe';
export { digestsDueAt, sendDueDigests } from './send-digests';
