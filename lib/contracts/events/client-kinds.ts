import { z } from 'zod';
import { count, id, pair, words } from './fields';
import { kind } from './kind';

const merge = {
  facts: { mergeId: id, clientId: id, fromClientId: id, cases: count },
} as const;

/** What happens to clients by themselves: a client who comes with a case is told of by the case. */
export const CLIENT_KINDS = {
  'client-added': kind({ facts: { clientId: id } }),
  'client-changed': kind({
    facts: {
      clientId: id,
      changes: z.strictObject({ relationshipAttorneyId: pair(id.nullable()).optional() }),
      changedTexts: z.array(z.enum(['name', 'email', 'company', 'externalRef'])).optional(),
    },
    text: {
      name: pair(words).optional(),
      email: pair(words).optional(),
      company: pair(words).optional(),
      externalRef: pair(words).optional(),
    },
  }),
  /** `fromClientId` was merged into `clientId`; so many cases moved. */
  'client-merged': kind(merge),
  'client-merge-undone': kind(merge),
};
