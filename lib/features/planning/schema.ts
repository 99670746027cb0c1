import { z } from 'zod';
import {
  flagField,
  idField,
  optionalTextField,
  textField,
  versionField,
  dateField,
} from '@/lib/shared/validation/fields';
import { unpackPlan } from '@/lib/contracts/packed-plan';

/** More cases than an attorney ever held; a plan is reviewed by a person. */
const MAX_MOVES = 2000;

const MAX_ID_LENGTH = 40;
/** For each case an id, or less, and a space. */
const MAX_PACKED_LENGTH = MAX_MOVES * MAX_ID_LENGTH;

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

const UNREADABLE_PLAN = 'The plan cannot be read. Reload the page and review it again.';

const packedField = z.string().max(MAX_PACKED_LENGTH, { error: UNREADABLE_PLAN }).default('');

/**
 * The same as its form sends it: the moves packed, and beside them why somebody should take a case
 * although the rules exclude them, by the case's id. The last day is kept at the head of the note.
 */
export const runDepartureFormSchema = z
  .strictObject({
    attorneyId: idField('Attorney'),
    plan: z.strictObject({
      cases: packedField,
      versions: packedField,
      takers: packedField,
      takerOf: packedField,
    }),
    overrides: z
      .record(
        z.string().max(MAX_ID_LENGTH),
        z.strictObject({ reason: textField('The reason for the override', 1000) }),
      )
      .optional(),
    note: runFields.note,
    deactivate: runFields.deactivate,
    lastDay: dateField('Last day').nullish(),
  })
  .transform(({ plan, overrides = {}, ...rest }, context) => {
    const moves = unpackPlan(plan);
    if (!moves) {
      context.addIssue({ code: 'custom', path: ['plan'], message: UNREADABLE_PLAN });
      return z.NEVER;
    }
    return {
      ...rest,
      moves: moves.map((move) => {
        const override = overrides[move.caseId];
        return override ? { ...move, override } : move;
      }),
    };
  });
export type RunDepartureInput = z.input<typeof runDepartureSchema>;

export const MOVE_STATUSES = ['planned', 'moved', 'stale', 'refused'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const PLAN_STATUSES = ['running', 'done'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
