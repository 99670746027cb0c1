'use server';

import {
  acceptSubmissionSchema,
  refuseSubmissionSchema,
  revokeStatusLinkSchema,
} from '@/lib/contracts/intake';
import { acceptSubmission, refuseSubmission, revokeStatusLink } from '@/lib/features/intake';
import { firmAction } from '@/lib/platform/actions/firm-action';

/** Makes a case of what has come in. */
export const acceptSubmissionAction = firmAction({
  permission: 'intake.answer',
  schema: acceptSubmissionSchema,
  records: ['intake-accepted'],
  once: true,
  handler: async ({ actor, input }) => {
    const { name } = await acceptSubmission(actor, input);
    return { message: `There is a case for ${name} now.` };
  },
});

/** Declines what has come in. */
export const refuseSubmissionAction = firmAction({
  permission: 'intake.answer',
  schema: refuseSubmissionSchema,
  records: ['intake-refused'],
  once: true,
  handler: async ({ actor, input }) => {
    await refuseSubmission(actor, input.submissionId);
    return { message: 'Declined. It stays on record.' };
  },
});

/** Takes the link to a status page back. */
export const revokeStatusLinkAction = firmAction({
  permission: 'intake.answer',
  schema: revokeStatusLinkSchema,
  records: ['intake-link-revoked'],
  once: true,
  handler: async ({ actor, input }) => {
    await revokeStatusLink(actor, input.submissionId);
    return { message: 'The link no longer works.' };
  },
});
