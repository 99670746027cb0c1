'use server';

import { retryAllFailed, retryFailure } from '@/lib/features/outbox';
import { retryAllSchema, retryFailureSchema } from '@/lib/features/outbox/schema';
import { firmAction } from '@/lib/platform/actions/firm-action';

const records = { nothing: 'repeats a delivery; what it tells of is on record' } as const;

/** Tries one failed delivery again now. */
export const retryFailureAction = firmAction({
  permission: 'outbox.manage',
  schema: retryFailureSchema,
  records,
  // Asked twice, it is tried once more, which every consumer must bear.
  once: false,
  handler: async ({ viewer, input: { failureId } }) => {
    await retryFailure(viewer, failureId);
    return { message: 'It is tried again now. Look here again in a moment.' };
  },
});

/** Tries everything of a consumer again that has failed for good. */
export const retryAllFailedAction = firmAction({
  permission: 'outbox.manage',
  schema: retryAllSchema,
  records,
  once: false,
  handler: async ({ viewer, input: { consumer } }) => {
    const count = await retryAllFailed(viewer, consumer);
    return {
      message:
        count === 0
          ? 'Nothing has failed for good any more.'
          : `${count} ${count === 1 ? 'delivery is' : 'deliveries are'} tried again now.`,
    };
  },
});
