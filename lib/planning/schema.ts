import { z } from 'zod';
import {
  flagField,
  idField,
  optionalTextField,
  textField,
  versionField,
  dateField,
} from '@/lib/validation/fields';

/** More cases than an attorney ever held; a plan is reviewed by a person. */
const MAX_MOVES = 1000;

const runFields = {
  moves: z
    .array(
      z.strictObject({
        caseId: idField('Case'),
        /** The version that the manager saw: a case changed since is left where it is. */
        version: versionField(),
        attorneyId: idField('New attorney'),
        /** Why it should be them although the rules exclude them, as in a handoff. */
        override: z
          .strictObject({ reason: textField('The reason for the override', 1000) })
          .optional(),
      }),
      { error: 'moves must be a list of {"caseId", "version", "attorneyId", "override"?}.' },
    )
    .max(MAX_MOVES, { error: `A plan may move at most ${MAX_MOVES} cases.` })
    .refine((moves) => new Set(moves.map(({ caseId }) => caseId)).size === moves.length, {
      error: 'Each case may be moved once only: leave the repetition out.',
    }),
  note: optionalTextField('Note', 2000),
  /** Whether the attorney gets no new cases from the end of the plan on. */
  deactivate: flagField('deactivate').default(false),
};

/** A reviewed departure plan: who takes which case. Cases that are left out stay. */
export const runDepartureBodySchema = z.strictObject(runFields);

export const runDepartureSchema = z.strictObject({
  attorneyId: idField('Attorney'),
  ...runFields,
});
/** The same with the last day, which the plan keeps at the head of its note. */
export const runDepartureFormSchema = runDepartureSchema.extend({
  lastDay: dateField('Last day').nullish(),
});
export type RunDepartureInput = z.input<typeof runDepartureSchema>;

export const MOVE_STATUSES = ['planned', 'moved', 'stale', 'refused'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const PLAN_STATUSES = ['running', 'done'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
