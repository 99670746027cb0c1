import { z } from 'zod';
import { PRIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { MOVE_STATUSES, PLAN_STATUSES } from '@/lib/features/planning/schema';
import { exclusion } from '@/lib/contracts/decision';
import { count, date, id, instant, ref, version } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

const carried = z.object({ activeCases: count, openCases: count, loadPoints: count });

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
  loadPoints: count,
  countsActive: z.boolean(),
  proposedAttorney: ref.nullable(),
  reason: z.string(),
  eligible: z.array(ref).readonly(),
  excluded: z
    .array(z.object({ id, name: z.string(), exclusions: z.array(exclusion).readonly() }))
    .readonly(),
  coveredFor: ref.nullable(),
});

export const departureProposalResponse = answer(
  'DepartureProposal',
  z.object({
    attorney: z.object({ id, name: z.string(), active: z.boolean() }),
    cases: z.array(departureCase).readonly(),
    loads: z
      .array(z.object({ attorney: ref, capacity: z.int(), before: carried, after: carried }))
      .readonly(),
    unplaceable: count,
    pendingHandoffs: count,
  }),
);

const move = z.object({
  caseId: id,
  number: z.int(),
  clientName: z.string(),
  toAttorney: ref,
  status: z.enum(MOVE_STATUSES),
  detail: z.string().nullable(),
});

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
    moves: z.array(move).readonly(),
  }),
);
