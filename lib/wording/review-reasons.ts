import { REVIEW_REASONS, type ReviewReason } from '@/lib/contracts/intake-codes';

/** Why a person is asked before what came in becomes a case, by itself and within a sentence. */
export const REVIEW_REASON_NAMES: Record<
  ReviewReason,
  { readonly label: string; readonly inSentence: string }
> = {
  'firm-looks': {
    label: 'The firm looks at everything',
    inSentence: 'the firm looks at everything',
  },
  'not-sure': { label: 'Not sure what they need', inSentence: 'not sure what they need' },
  'sent-before': {
    label: 'Sent before in the same words',
    inSentence: 'sent before in the same words',
  },
  'deadline-passed': { label: 'A deadline has passed', inSentence: 'a deadline has passed' },
};

/** What else managers are told of what comes in, by the reason that is given. */
const OTHER_NOTICES: Readonly<Record<string, string>> = {
  'address-known':
    'A new client has confirmed an e-mail that is that of a client whom you know. Merge the two if they are the same.',
  'page-full':
    'So much came by your intake page that it takes nothing more for up to an hour. Clients are asked to call; look whether these are people.',
};

/** What managers are told of what comes in; a reason from a newer version has no words yet. */
export function submissionNotice(code: string): string {
  const known = REVIEW_REASONS.find((reason) => reason === code);
  const reason = known ? REVIEW_REASON_NAMES[known].inSentence : 'someone has to look';
  return OTHER_NOTICES[code] ?? `A new client waits for an answer: ${reason}.`;
}
