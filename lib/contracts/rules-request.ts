import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import {
  CAPACITY_MEASURES,
  CONTINUITY_MODES,
  FACTOR_CODES,
  SENIORITIES,
  STAGES,
  STRATEGIES,
  VISA_TYPES,
} from '@/lib/assignment/core';
import {
  choiceField,
  flagField,
  forCallers,
  idField,
  instantField,
  integerField,
  levelField,
  optionalTextField,
  recordField,
  shown,
  versionField,
} from '@/lib/shared/validation/fields';

const thresholdSchema = z.strictObject({
  fromComplexity: integerField('From complexity', 1, 10),
  minLevel: levelField('Minimum level'),
  minSeniority: choiceField('Minimum seniority', SENIORITIES).nullish(),
});

const thresholdsSchema = z
  .array(thresholdSchema, {
    error: forCallers(
      ({ input }) => `Thresholds must be a list of thresholds; got ${shown(input)}.`,
    ),
  })
  .max(10, { error: 'There may be at most 10 thresholds, one for each complexity.' })
  .superRefine((thresholds, context) => {
    thresholds.forEach(({ fromComplexity }, index) => {
      const first = thresholds.findIndex((other) => other.fromComplexity === fromComplexity);
      if (first === index) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'fromComplexity'],
        message: `There is already a threshold from complexity ${fromComplexity}. Keep one of them.`,
      });
    });
  });

const WEIGHT_MESSAGE = 'Stage weight must be a number from 0 to 2 with at most two decimals';

const wrongWeight = forCallers(({ input }) => `${WEIGHT_MESSAGE}; got ${shown(input)}.`);

/** Decimals are limited so that load points can be computed exactly. */
function hasTwoDecimals(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-9;
}

const stageRuleSchema = z.strictObject({
  counts: flagField('Counts toward capacity'),
  weight: z
    .number({ error: wrongWeight })
    .min(0, { error: wrongWeight })
    .max(2, { error: wrongWeight })
    .refine(hasTwoDecimals, { error: wrongWeight }),
});

const visaTypeRuleSchema = z.strictObject({
  estimatedDays: integerField('Estimated days', 1, 3650),
  defaultComplexity: integerField('Default complexity', 1, 10),
});

const stageWeightsSchema = recordField('Stage weights', 'stage', STAGES, stageRuleSchema).refine(
  ({ closed }) => !closed || (!closed.counts && closed.weight === 0),
  {
    path: ['closed'],
    error:
      'A closed case neither counts nor weighs: closed must be {"counts": false, "weight": 0}.',
  },
);

/**
 * Any part of a rule set. What is left out stays as it is: a field, a factor's weight, a stage or
 * a visa type. A list of thresholds replaces the whole list.
 */
export const rulesChangeSchema = z.strictObject({
  strategy: choiceField('Strategy', STRATEGIES).optional(),
  weights: recordField(
    'Weights',
    'factor',
    FACTOR_CODES,
    integerField('Weight (percent)', 0, 1000),
  ).optional(),
  continuity: choiceField('Continuity', CONTINUITY_MODES).optional(),
  capacityMeasure: choiceField('Capacity measure', CAPACITY_MEASURES).optional(),
  minExpertise: levelField('Minimum expertise').optional(),
  thresholds: thresholdsSchema.optional(),
  leaveLeadDays: integerField('Days before leave', 0, 90).optional(),
  leaveMinDays: integerField('Shortest leave that counts (days)', 1, 365).optional(),
  stageWeights: stageWeightsSchema.optional(),
  visaTypes: recordField('Visa types', 'visa type', VISA_TYPES, visaTypeRuleSchema).optional(),
  alertAfterHours: integerField('Alert after hours', 1, 720).optional(),
  handoffNeedsAcceptance: flagField('Handoff needs acceptance').optional(),
  handoffExpiresAfterHours: integerField('Handoff expires after hours', 1, 720).optional(),
});
export type RulesChange = z.output<typeof rulesChangeSchema>;

/** The body of PUT /rules: a change and the version that it was made from. */
export const rulesSchema = z.strictObject({
  version: versionField(),
  note: optionalTextField('Note', 500),
  ...rulesChangeSchema.shape,
});
export type PublishRulesInput = Omit<z.input<typeof rulesSchema>, 'thresholds'> & {
  thresholds?: readonly z.input<typeof thresholdSchema>[] | undefined;
};

const effectiveAtField = instantField('The time from which the rules apply');

/** The body of POST /rules/schedules: as PUT /rules, for a time to come. */
export const scheduleRulesSchema = z.strictObject({
  ...rulesSchema.shape,
  effectiveAt: effectiveAtField,
});
export type ScheduleRulesInput = PublishRulesInput & {
  effectiveAt: z.input<typeof effectiveAtField>;
};

/** What may change about rules that are scheduled; `version` is that of the schedule. */
export const changeScheduleSchema = z.strictObject({
  version: versionField(),
  effectiveAt: effectiveAtField.optional(),
  note: optionalTextField('Note', 500),
});
export type ChangeScheduleInput = z.input<typeof changeScheduleSchema>;

/** Ending a schedule, early or for good, from the version last read. */
export const endScheduleSchema = z.strictObject({ version: versionField().optional() });
export type EndScheduleInput = z.input<typeof endScheduleSchema>;

const localTimeField = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, {
  error: 'Choose a day and a time, such as 2027-03-01 and 08:00.',
});

/** A change of the time, as a form sends it: in the firm's own time zone. */
export const changeScheduleFormSchema = z.strictObject({
  scheduleId: idField('The schedule'),
  version: versionField(),
  effectiveAt: localTimeField,
  note: optionalTextField('Note', 500),
});
export const endScheduleFormSchema = z.strictObject({
  scheduleId: idField('The schedule'),
  version: versionField(),
});

/** The rules that a page showed to wait for their time; null where it showed none. */
const seenScheduleField = idField('The schedule').nullish();

/**
 * A rule set that was previewed, as one text, so that exactly what was shown is published: at once,
 * or at a time in the firm's own time zone.
 */
export const publishDraftSchema = z.strictObject({
  version: versionField(),
  note: optionalTextField('Note', 500),
  when: choiceField('Takes effect', ['now', 'later']).optional(),
  effectiveAt: localTimeField.optional(),
  draft: z.string().transform(readJson).pipe(rulesChangeSchema),
  seenSchedule: seenScheduleField,
});

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'The draft cannot be read. Go back to the form and preview it again.',
    });
    return z.NEVER;
  }
}

/** Versions, newest first. */
export const listRuleVersionsSchema = z.strictObject({ ...pageFields });
export type ListRuleVersionsInput = z.input<typeof listRuleVersionsSchema>;

/** Restoring an earlier version; `expectedVersion` is the one in force when it was asked for. */
export const restoreRulesSchema = z.strictObject({
  version: versionField(),
  expectedVersion: versionField().optional(),
  seenSchedule: seenScheduleField,
});
export type RestoreRulesInput = z.input<typeof restoreRulesSchema>;
