import { z } from 'zod';
import { count, date, id, instant, ref } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

const workloadFields = {
  activeCases: count,
  openCases: count,
  capacity: count,
  loadPoints: count,
  utilization: z.number().min(0),
};

const evenness = z.number().min(0).max(1);

export const workloadDistributionResponse = answer(
  'WorkloadDistributionReport',
  z.object({
    at: instant,
    attorneys: z
      .array(
        z.object({
          attorney: ref,
          ...workloadFields,
          isPresent: z.boolean(),
          isActive: z.boolean(),
        }),
      )
      .readonly(),
    firm: z.object({
      ...workloadFields,
      attorneys: count,
      presentAttorneys: count,
      waitingCases: count,
      evenness,
    }),
    evenness,
  }),
);

const assignmentCounts = {
  newByRules: count,
  newByHand: count,
  handedIn: count,
  handedOut: count,
  meanComplexity: z.number().nullable(),
};

export const assignmentReportResponse = answer(
  'AssignmentReport',
  z.object({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    timeZone: z.string(),
    from: instant,
    to: instant,
    rows: z.array(z.object({ attorney: ref, ...assignmentCounts })).readonly(),
    totals: z.object(assignmentCounts),
  }),
);

const rateFields = {
  casesHeld: count,
  casesHandedOut: count,
  rate: z.number().min(0).max(1).nullable(),
};

const bouncingCase = z.object({
  id,
  number: z.int().min(1),
  client: ref,
  handoffs: count,
  holders: z.array(ref).readonly(),
  reasons: z.array(z.enum(['returned', 'many-handoffs'])).readonly(),
});

const meanDaysHeld = z.number().min(0);

export const reassignmentReportResponse = answer(
  'ReassignmentReport',
  z.object({
    from: date,
    to: date,
    timeZone: z.string(),
    handoffs: count,
    ...rateFields,
    meanDaysHeld: meanDaysHeld.nullable(),
    attorneys: z
      .array(z.object({ attorney: ref, ...rateFields, handedIn: count, handedOut: count }))
      .readonly(),
    matrix: z.array(z.object({ from: ref, to: ref, handoffs: count, meanDaysHeld })).readonly(),
    reasons: z
      .array(
        z.object({ reason: z.string(), handoffs: count, share: z.number().min(0), meanDaysHeld }),
      )
      .readonly(),
    bouncing: z.array(bouncingCase).readonly(),
    bouncingCases: count,
    flags: z
      .array(
        z.object({ attorney: ref, ...rateFields, pValue: z.number().min(0), text: z.string() }),
      )
      .readonly(),
    attorneysTested: count,
  }),
);
