import { z } from 'zod';
import { SENIORITIES, STAGES, VISA_TYPES } from '@/lib/assignment/core';
import { WORKLOAD_BLOCKS } from '@/lib/features/attorneys/workload-dto';
import { count, date, id, instant, pageOf, ref } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

const absence = z.object({
  id,
  startsOn: date,
  endsOn: date,
  kind: z.string(),
  note: z.string().nullable(),
  cover: ref.nullable(),
  isNow: z.boolean(),
});

const attorney = z.object({
  id,
  name: z.string(),
  seniority: z.enum(SENIORITIES),
  active: z.boolean(),
  timeZone: z.string(),
});

export const workloadResponse = answer(
  'Workload',
  z.object({
    attorney,
    activeCases: count,
    openCases: count,
    capacity: z.int().min(1),
    loadPoints: count,
    utilization: z.number().min(0),
    canTakeMore: z.boolean(),
    why: z.array(z.enum(WORKLOAD_BLOCKS)).readonly(),
    newCasesLast7Days: count,
    intakePerWeek: z.int().nullable(),
    byStage: z.partialRecord(z.enum(STAGES), count),
    byVisaType: z.partialRecord(z.enum(VISA_TYPES), count),
    absences: z.array(absence).readonly(),
    lastAssignedAt: instant.nullable(),
  }),
);

const attorneyAssignment = answer(
  'AttorneyAssignment',
  z.object({
    id,
    case: z.object({
      id,
      number: z.int().min(1),
      client: ref,
      visaType: z.enum(VISA_TYPES),
      complexity: z.int().min(1).max(10),
      stage: z.enum(STAGES),
    }),
    startedAt: instant,
    endedAt: instant.nullable(),
    daysHeld: z.number().min(0),
    startReason: z.string(),
    endReason: z.string().nullable(),
    isNewIntake: z.boolean(),
  }),
);

export const attorneyAssignmentPage = pageOf('AttorneyAssignmentPage', attorneyAssignment);
