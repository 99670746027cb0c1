import type { LikenessReason, PartyRole } from '@/lib/contracts/case-codes';

/*
 * What the codes of a conflict check are called.
 */

/** Which party of the case, at the beginning of a sentence. */
export const PARTY_LABELS: Readonly<Record<PartyRole, string>> = {
  client: 'The client',
  company: 'The company',
  other: 'The other party',
};

/** Why two names are taken for one, after a colon. */
export const LIKENESS_LABELS: Readonly<Record<LikenessReason, string>> = {
  same: 'the same name',
  transliteration: 'the same name in another transliteration',
  spelling: 'almost the same spelling',
  partial: 'initials, or a part of the name',
};
