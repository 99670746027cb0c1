import { z } from 'zod';
import {
  DECISION_REASONS,
  EXCLUSION_CODES,
  FACTOR_CODES,
  LEVELS,
  OUTCOMES,
  RANKING_CODES,
  SENIORITIES,
  STRATEGIES,
  type Remedy,
} from '@/lib/assignment/core';
import { caseResponse } from './case';
import { HANDOFF_WARNINGS, type FreeingKind } from './case-codes';
import { answer } from './registry';
import { count, id, instant, ref, version } from './values';

/*
 * Decisions: recorded ones, and previews of one. Sentences are made by lib/wording.
 */

/** A reason against an attorney, with one plain sentence that has the numbers. */
export const exclusion = answer(
  'Exclusion',
  z.object({ code: z.enum(EXCLUSION_CODES), detail: z.string() }),
);
export type LabelledExclusion = z.infer<typeof exclusion>;

/** A number that a ranking looked at, with its sentence. */
const factor = answer(
  'Factor',
  z.object({
    code: z.enum([...FACTOR_CODES, ...RANKING_CODES]),
    points: z.number(),
    detail: z.string(),
  }),
);
export type LabelledFactor = z.infer<typeof factor>;

/** What a decision made of an attorney. Utilization: 1 = full. */
const candidate = answer(
  'Candidate',
  z.object({
    attorneyId: id,
    name: z.string(),
    eligible: z.boolean(),
    rank: z.int().min(1).nullable(),
    exclusions: z.array(exclusion).readonly(),
    factors: z.array(factor).readonly(),
    totalCost: z.number().nullable(),
    utilizationBefore: z.number(),
    utilizationAfter: z.number(),
  }),
);
export type LabelledCandidate = z.infer<typeof candidate>;

const override = z.object({
  reason: z.string(),
  exclusions: z.array(z.enum(EXCLUSION_CODES)).readonly(),
});

/** A recorded decision; `id` is null in a preview, which records nothing. */
export const decisionResponse = answer(
  'Decision',
  z.object({
    id: id.nullable(),
    outcome: z.enum(OUTCOMES),
    reason: z.enum(DECISION_REASONS),
    strategy: z.enum(STRATEGIES),
    ruleSetVersion: version,
    /** The version of the deciding code, by which the record replays. */
    engineVersion: version,
    decidedAt: instant,
    attorneyId: id.nullable(),
    candidates: z.array(candidate).readonly(),
    override: override.nullable(),
    summary: z.string(),
  }),
);
export type DecisionDto = z.infer<typeof decisionResponse>;

export const caseWithDecision = answer(
  'CaseWithDecision',
  z.object({ ...caseResponse.shape, decision: decisionResponse }),
);
export type CaseWithDecision = z.infer<typeof caseWithDecision>;

/** Something to weigh before a case is handed off, in one sentence; it forbids nothing. */
const handoffWarning = z.object({ code: z.enum(HANDOFF_WARNINGS), detail: z.string() });
export type HandoffWarning = z.infer<typeof handoffWarning>;

/** What it would mean if this attorney took the case over. */
const handoffReceiver = z.object({
  attorneyId: id,
  activeCasesAfter: count,
  capacity: count,
  warnings: z.array(handoffWarning),
});
export type HandoffReceiver = z.infer<typeof handoffReceiver>;

/** What is to be known before a held case is handed off. */
const handoffWarnings = answer(
  'HandoffOutlook',
  z.object({
    /** Everyone who has held it, in order; the last one holds it now. */
    holders: z.array(ref),
    /** Handoffs that have been carried out. */
    handoffs: count,
    receivers: z.array(handoffReceiver),
  }),
);
export type HandoffWarnings = z.infer<typeof handoffWarnings>;

const kindOf = <K extends FreeingKind>(kind: K) => ({ kind: z.literal(kind) });

/** One change to one attorney after which nothing keeps them from the case. */
export const freeing = z.discriminatedUnion('kind', [
  z.object({ ...kindOf('room'), cases: count, capacity: count }),
  z.object({ ...kindOf('intake'), intakePerWeek: count }),
  z.object({ ...kindOf('present'), startsAt: instant, endsAt: instant }),
  z.object(kindOf('active')),
  z.object({ ...kindOf('own-maximum'), maxComplexity: count }),
  z.object({ ...kindOf('level'), level: z.literal([...LEVELS]) }),
  z.object({ ...kindOf('seniority'), seniority: z.enum(SENIORITIES) }),
]);
export type FreeingDto = z.infer<typeof freeing>;

/** The ranking of a case at this moment; `handoff` is null where no one holds it. */
export const candidatesResponse = answer(
  'Candidates',
  z.object({
    ...decisionResponse.shape,
    handoff: handoffWarnings.nullable(),
    /** The person who cannot take it, with the changes of which each alone would make them able. */
    freeing: z.array(z.object({ attorneyId: id, changes: z.array(freeing) })),
  }),
);
export type CandidatesDto = z.infer<typeof candidatesResponse>;

/** A decision in three short sentences. */
export interface DecisionSummary {
  /** Who: "Assigned to Ana Ruiz", without a full stop. */
  readonly headline: string;
  /** Why them, or why no one. */
  readonly why: string;
  /** Who came second, and what held them back; null where no one did. */
  readonly second: string | null;
}

/** How full a workload is, 1 = full, without a case and with it. */
export interface Fullness {
  readonly before: number;
  readonly after: number;
}

/** Who got the case and why, and why not each other one, in sentences. */
export interface LabelledExplanation {
  /** Null for a case that no one got. */
  readonly chosen: readonly string[] | null;
  readonly others: readonly {
    readonly attorneyId: string;
    readonly name: string;
    readonly rank: number | null;
    readonly sentence: string;
    readonly remedy: Remedy | null;
  }[];
}

/** Who would get a case that is still being typed. */
export type DraftPreviewDto = DecisionDto & {
  /** The answer as one would tell it. */
  told: DecisionSummary;
  /** How full the workload of each candidate is, by the measure that the firm goes by. */
  fullness: Record<string, Fullness>;
  /** Where no one is eligible: what would make someone so. */
  freeing: { attorneyId: string; name: string; whatIf: string }[];
};
