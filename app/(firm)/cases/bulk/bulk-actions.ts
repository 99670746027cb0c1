'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  bulkChangeStage,
  bulkHandOff,
  previewBulkHandOff,
  undoBulkHandOff,
} from '@/lib/features/cases';
import {
  bulkChangeStageSchema,
  bulkHandOffSchema,
  previewBulkHandOffSchema,
  undoBulkHandOffSchema,
} from '@/lib/contracts/bulk';

/** Hands several cases off; tells what became of each. */
export const bulkHandOffAction = firmAction({
  permission: 'cases.handoff-own',
  schema: bulkHandOffSchema,
  records: ['case-handed-off', 'handoff-requested'],
  // Kept by its own key, batch by batch.
  once: false,
  handler: async ({ actor, input }) => ({ data: await bulkHandOff(actor, input) }),
});

/** Takes several handoffs back; tells what became of each. */
export const undoBulkHandOffAction = firmAction({
  permission: 'cases.handoff-own',
  schema: undoBulkHandOffSchema,
  records: ['case-handed-off', 'handoff-requested', 'handoff-withdrawn'],
  // Kept by its own key, batch by batch.
  once: false,
  handler: async ({ actor, input }) => ({ data: await undoBulkHandOff(actor, input) }),
});

/** Moves several cases to a stage each; tells what became of each. */
export const bulkChangeStageAction = firmAction({
  permission: 'cases.edit-own',
  schema: bulkChangeStageSchema,
  records: ['case-changed'],
  // Kept by its own key, batch by batch.
  once: false,
  handler: async ({ actor, input }) => ({ data: await bulkChangeStage(actor, input) }),
});

/** What a bulk handoff would do. */
export const previewBulkHandOffAction = firmAction({
  permission: 'cases.handoff-own',
  schema: previewBulkHandOffSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewBulkHandOff(actor, input) }),
});
