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
} from '@/lib/assignment/core';
import { id, instant, pageOf, version } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

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
};

/** The rules in force; exactly a body that PUT accepts. */
export const rulesResponse = answer('Rules', z.object({ version, ...ruleFields }));

const changes = z
  .array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() }))
  .readonly();

const ruleVersion = answer(
  'RuleVersion',
  z.object({
    version,
    publishedAt: instant,
    publishedBy: z.string(),
    note: z.string().nullable(),
    rules: z.object(ruleFields),
    changes,
  }),
);

export const ruleVersionPage = pageOf('RuleVersionPage', ruleVersion);

/** Rules that take effect by themselves at a given time. */
export const rulesScheduleResponse = answer(
  'RuleSchedule',
  z.object({
    id,
    status: z.enum(['scheduled', 'published', 'cancelled', 'refused']),
    effectiveAt: instant,
    baseVersion: version,
    isStale: z.boolean(),
    note: z.string().nullable(),
    scheduledAt: instant,
    scheduledBy: z.string(),
    resolvedAt: instant.nullable(),
    resolvedBy: z.string().nullable(),
    publishedVersion: version.nullable(),
    rules: z.object(ruleFields),
    changes,
    version,
  }),
);

export const rulesSchedulePage = pageOf('RuleSchedulePage', rulesScheduleResponse);
