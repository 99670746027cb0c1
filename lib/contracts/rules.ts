import { z } from 'zod';
import {
  CAPACITY_MEASURES,
  CONTINUITY_MODES,
  FACTOR_CODES,
  LEVELS,
  SENIORITIES,
  STAGES,
  STRATEGIES,
  VISA_TYPES,
  type RuleSet,
} from '@/lib/assignment/core';
import { answer } from './registry';
import { SCHEDULE_STATUSES } from './rules-codes';
import { id, instant, pageOf, version } from './values';

/*
 * Rules as they are answered; rules-request.ts has what may be sent of them.
 */

const threshold = z.object({
  fromComplexity: z.int().min(1).max(10),
  minLevel: z.literal(LEVELS),
  minSeniority: z.enum(SENIORITIES).optional(),
});

const ruleFields = {
  strategy: z.enum(STRATEGIES),
  weights: z.record(z.enum(FACTOR_CODES), z.number().min(0)),
  continuity: z.enum(CONTINUITY_MODES),
  capacityMeasure: z.enum(CAPACITY_MEASURES),
  minExpertise: z.literal(LEVELS),
  thresholds: z.array(threshold).readonly(),
  leaveLeadDays: z.int().min(0),
  leaveMinDays: z.int().min(1),
  stageWeights: z.record(
    z.enum(STAGES),
    z.object({ counts: z.boolean(), weight: z.number().min(0) }),
  ),
  visaTypes: z.record(
    z.enum(VISA_TYPES),
    z.object({ estimatedDays: z.int().min(1), defaultComplexity: z.int().min(1).max(10) }),
  ),
  alertAfterHours: z.number(),
  handoffNeedsAcceptance: z.boolean(),
  handoffExpiresAfterHours: z.number(),
} satisfies Record<keyof RuleSet, z.ZodType>;

/** The rules in force with their version: exactly a body that PUT accepts. */
export const rulesResponse = answer('Rules', z.object({ version, ...ruleFields }));
export type RulesDto = z.infer<typeof rulesResponse>;

/** One difference between two rule sets; `path` with dots, such as `weights.fit`. */
const ruleChange = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() });
export type RuleChangeDto = z.infer<typeof ruleChange>;

/** One published version. */
const ruleVersion = answer(
  'RuleVersion',
  z.object({
    version,
    publishedAt: instant,
    publishedBy: z.string(),
    note: z.string().nullable(),
    rules: z.object(ruleFields),
    /** Against the version before; empty for the first. */
    changes: z.array(ruleChange),
  }),
);
export type RuleVersionDto = z.infer<typeof ruleVersion>;

export const ruleVersionPage = pageOf('RuleVersionPage', ruleVersion);

/**
 * Rules that take effect by themselves, or were to. `refused`: another version was published in
 * between, and what was scheduled would have taken it back unseen.
 */
export const rulesScheduleResponse = answer(
  'RuleSchedule',
  z.object({
    id,
    status: z.enum(SCHEDULE_STATUSES),
    effectiveAt: instant,
    /** The version that they were made from. */
    baseVersion: version,
    /** Whether another version has been published since, so that these will be refused. */
    isStale: z.boolean(),
    note: z.string().nullable(),
    scheduledAt: instant,
    scheduledBy: z.string(),
    /** When they were published, cancelled or refused. */
    resolvedAt: instant.nullable(),
    resolvedBy: z.string().nullable(),
    publishedVersion: version.nullable(),
    rules: z.object(ruleFields),
    /** Against the version that they were made from. */
    changes: z.array(ruleChange),
    version,
  }),
);
export type RulesScheduleDto = z.infer<typeof rulesScheduleResponse>;

export const rulesSchedulePage = pageOf('RuleSchedulePage', rulesScheduleResponse);

/** What publishing a draft would do. */
export interface RulesPreviewDto {
  /** The version that the draft was made from. */
  version: number;
  rules: RuleSet;
  /** Against the rules in force; empty when the draft changes nothing. */
  changes: RuleChangeDto[];
  /** What the draft does, one plain sentence for each thing that it settles. */
  sentences: string[];
}
