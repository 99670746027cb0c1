import { z } from 'zod';
import {
  flagField,
  idField,
  optionalTextField,
  textField,
  versionField,
  dateField,
} from '@/lib/shared/validation/fields';
import { PRIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { exclusion } from './decision';
import { MOVE_STATUSES, PLAN_STATUSES } from './departure-codes';
import { unpackPlan } from './packed-plan';
import { answer } from './registry';
import { count, date, id, instant, ref, version } from './values';

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
 * The same as its form sends it: the moves packed, and beside them why someone should take a case
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

/** What an attorney carries, before or after a plan. */
const carried = z.object({ activeCases: count, openCases: count, loadPoints: count });
export type CarriedDto = z.infer<typeof carried>;

/** A colleague whom the rules would not give a case; with a reason a manager may, but no wall. */
const excluded = z.object({ id, name: z.string(), exclusions: z.array(exclusion) });
export type DepartureExcludedDto = z.infer<typeof excluded>;

/** One case of someone who leaves, with whom the rules would give it to. */
const departureCase = z.object({
  caseId: id,
  number: z.int(),
  clientName: z.string(),
  visaType: z.enum(VISA_TYPES),
  stage: z.enum(STAGES),
  priority: z.enum(PRIORITIES),
  complexity: z.int(),
  deadline: date.nullable(),
  version,
  /** What it adds to its new holder. */
  loadPoints: count,
  countsActive: z.boolean(),
  /** Null when no one is eligible: the case stays unless someone is chosen later. */
  proposedAttorney: ref.nullable(),
  /** Why them, or why no one, in one sentence. */
  reason: z.string(),
  /** Everyone eligible after the moves before this one, best first. */
  eligible: z.array(ref),
  /** Every other active colleague after the moves before this one, with what stands against them. */
  excluded: z.array(excluded),
  /** Whom the case returns to after their absence, no matter who covers it meanwhile. */
  coveredFor: ref.nullable(),
});
export type DepartureCaseDto = z.infer<typeof departureCase>;

/** `after`: with every proposal carried out. */
const departureLoad = z.object({
  attorney: ref,
  capacity: z.int(),
  before: carried,
  after: carried,
});
export type DepartureLoadDto = z.infer<typeof departureLoad>;

/** What a departure would do, for a manager to review. Nothing is written. */
export const departureProposalResponse = answer(
  'DepartureProposal',
  z.object({
    attorney: z.object({ id, name: z.string(), active: z.boolean() }),
    /** In the order of the waiting line, in which the proposals were made. */
    cases: z.array(departureCase),
    /** Everyone else who takes cases, in roster order. */
    loads: z.array(departureLoad),
    /** How many cases no one can take. */
    unplaceable: count,
    /** Open questions about the attorney's cases, or asked of them; the plan withdraws them. */
    pendingHandoffs: count,
  }),
);
export type DepartureProposalDto = z.infer<typeof departureProposalResponse>;

/** `detail`: why the case stayed where it was; null when it moved. */
const departureMove = z.object({
  caseId: id,
  number: z.int(),
  clientName: z.string(),
  toAttorney: ref,
  status: z.enum(MOVE_STATUSES),
  detail: z.string().nullable(),
});
export type DepartureMoveDto = z.infer<typeof departureMove>;

/** A plan that was run, with what became of each case. */
export const departurePlanResponse = answer(
  'DeparturePlan',
  z.object({
    id,
    attorney: ref,
    status: z.enum(PLAN_STATUSES),
    deactivate: z.boolean(),
    note: z.string().nullable(),
    createdAt: instant,
    createdBy: z.string(),
    finishedAt: instant.nullable(),
    moved: count,
    total: count,
    moves: z.array(departureMove),
  }),
);
export type DeparturePlanDto = z.infer<typeof departurePlanResponse>;
