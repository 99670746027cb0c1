import { z } from 'zod';
import {
  DEFAULT_RULE_SET,
  isVisaType,
  LEVELS,
  PRIORITIES,
  SENIORITIES,
  STAGES,
  VISA_TYPES,
} from '@/lib/assignment/core';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { rulesChangeSchema } from '@/lib/contracts/rules-request';
import { isTimeZone } from '@/lib/shared/time';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const visaType = z.enum(VISA_TYPES);
const complexity = z.int().min(1).max(10);

/** Fills up what an instance says of a visa type, since it may name only the estimated days. */
function completeVisaTypes(named: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(named).map(([code, rule]) => [
      code,
      isVisaType(code) && typeof rule === 'object'
        ? { ...DEFAULT_RULE_SET.visaTypes[code], ...rule }
        : rule,
    ]),
  );
}

/** The body of PUT /rules, of which anything may be left out: that is as in a new firm. */
const rules = z
  .looseObject({ visaTypes: z.record(z.string(), z.unknown()).optional() })
  .transform(({ version: _version, note: _note, visaTypes, ...rest }) =>
    visaTypes ? { ...rest, visaTypes: completeVisaTypes(visaTypes) } : rest,
  )
  .pipe(rulesChangeSchema)
  .transform((change) => mergeRules(DEFAULT_RULE_SET, change));

const attorney = z.object({
  id: z.string().min(1),
  position: z.number(),
  capacity: z.number().positive(),
  seniority: z.enum(SENIORITIES),
  maxComplexity: complexity.nullish(),
  joinsAt: instant.nullish(),
  leavesAt: instant.nullish(),
  expertise: z.partialRecord(visaType, z.literal(LEVELS)),
  absences: z.array(z.object({ startsAt: instant, endsAt: instant })).default([]),
});

const arrivingCase = z.object({
  id: z.string().min(1),
  arrivesAt: instant,
  clientId: z.string().min(1),
  company: z.string().nullish(),
  visaType,
  complexity,
  priority: z.enum(PRIORITIES).default('normal'),
  deadline: z.iso.date().nullish(),
  stages: z.array(z.object({ stage: z.enum(STAGES), days: z.number().min(0) })).min(1),
});

const wall = z.object({
  attorneyId: z.string(),
  clientId: z.string().nullish(),
  company: z.string().nullish(),
});

/** A firm and a stream of cases to put through the rules, as a file describes them. */
export const instanceSchema = z.object({
  name: z.string().default('unnamed'),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'timeZone must be an IANA name such as America/New_York.' })
    .default('UTC'),
  start: instant,
  end: instant,
  rules,
  owners: z.record(z.string(), z.string()).default({}),
  forecast: z.array(z.object({ visaType, complexity, perDay: z.number().min(0) })).nullish(),
  attorneys: z.array(attorney),
  walls: z.array(wall).default([]),
  cases: z.array(arrivingCase),
});

/** A checked instance: instants in epoch milliseconds, rules complete. */
export type Instance = z.output<typeof instanceSchema>;
export type InstanceAttorney = Instance['attorneys'][number];
export type InstanceCase = Instance['cases'][number];
