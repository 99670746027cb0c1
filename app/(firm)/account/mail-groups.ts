import type { MailGroup } from '@/lib/features/mail/mail-groups';

interface Option {
  readonly value: MailGroup;
  readonly label: string;
  readonly hint?: string;
}

/** What members choose by, as they read it. */
export const MAIL_GROUP_OPTIONS: readonly Option[] = [
  { value: 'assigned', label: 'Cases that come to me' },
  { value: 'handoffs', label: 'Handoffs that are asked of me, and answers to mine' },
  { value: 'mentions', label: 'Notes that mention me' },
  {
    value: 'waiting',
    label: 'Cases that wait too long, or for the answer to a conflict check',
    hint: 'For managers and admins.',
  },
  { value: 'deadlines', label: 'Deadlines that are near or have passed' },
  {
    value: 'capacity',
    label: 'More active cases than my capacity',
    hint: 'For managers and admins: than that of any attorney.',
  },
  {
    value: 'covers',
    label: 'Cases that I cover, and mine that come back',
    hint: 'For managers and admins: also covers that nobody can take.',
  },
  { value: 'departures', label: 'Colleagues who leave', hint: 'For managers and admins.' },
  { value: 'walls', label: 'Ethical walls against cases', hint: 'For managers and admins.' },
  { value: 'rules', label: 'Scheduled rules that did not take effect', hint: 'For admins.' },
  { value: 'webhooks', label: 'Webhooks that were stopped', hint: 'For admins.' },
];
