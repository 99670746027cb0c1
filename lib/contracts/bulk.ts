import { z } from 'zod';
import { idField, textField, versionField } from '@/lib/shared/validation/fields';
import { handoffReasonField, reassignCaseSchema } from './handoff';
import { stageSchema } from './case-fields';

/** How many cases one act may be about: as many as a page of the list can show. */
export const MAX_BULK_CASES = 200;

function severalOf<S extends z.ZodType<{ caseId: string }>>(one: S) {
  return z
    .array(one, { error: 'cases must be a list of cases.' })
    .min(1, 'Choose at least one case.')
    .max(MAX_BULK_CASES, `Choose at most ${MAX_BULK_CASES} cases at once.`)
    .refine(
      (cases) => new Set(cases.map(({ caseId }) => caseId)).size === cases.length,
      'The same case is in the list twice.',
    );
}

const caseId = idField('The case');
const seenCase = z.strictObject({ caseId, version: versionField() });
export type SeenCase = z.output<typeof seenCase>;

/** Names the act, so that sending it twice does it once. */
const requestKey = textField('The request key', 100);

/** Several handoffs for one reason; without `toAttorneyId` the rules choose for each case. */
export const bulkHandOffSchema = z.strictObject({
  cases: severalOf(seenCase),
  toAttorneyId: reassignCaseSchema.shape.toAttorneyId,
  reason: handoffReasonField,
  note: reassignCaseSchema.shape.note,
  requestKey,
});
export type BulkHandOff = z.output<typeof bulkHandOffSchema>;

/** Handoffs of one bulk act to take back. */
export const undoBulkHandOffSchema = z.strictObject({
  cases: severalOf(seenCase.extend({ handoffId: idField('The handoff') })),
  requestKey,
});
export type UndoBulkHandOff = z.output<typeof undoBulkHandOffSchema>;

/** Several changes of stage: each case to its own, or to the one that is said for all. */
export const bulkChangeStageSchema = z
  .strictObject({
    cases: severalOf(seenCase.extend({ stage: stageSchema.optional() })),
    stage: stageSchema.optional(),
    requestKey,
  })
  .transform(({ cases, stage, ...rest }) => ({
    ...rest,
    cases: cases.map((one) => ({ ...one, stage: one.stage ?? stage })),
  }))
  .pipe(
    z.object({
      cases: z.array(seenCase.extend({ stage: stageSchema })),
      requestKey: z.string(),
    }),
  );
export type BulkChangeStageInput = z.input<typeof bulkChangeStageSchema>;

/** What several handoffs would do, before they are asked for. */
export const previewBulkHandOffSchema = z.strictObject({
  cases: severalOf(z.strictObject({ caseId })),
  toAttorneyId: reassignCaseSchema.shape.toAttorneyId,
});
export type PreviewBulkHandOff = z.output<typeof previewBulkHandOffSchema>;
