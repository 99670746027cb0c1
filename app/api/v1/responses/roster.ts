import { z } from 'zod';
import { LEVELS, SENIORITIES, VISA_TYPES } from '@/lib/assignment/core';
import { count, date, id, instant, pageOf, ref, version } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

export const attorneyResponse = answer(
  'Attorney',
  z.object({
    id,
    name: z.string(),
    email: z.string(),
    seniority: z.enum(SENIORITIES),
    capacity: z.int().min(1),
    timeZone: z.string(),
    maxComplexity: z.int().min(1).max(10).nullable(),
    intakePerWeek: z.int().nullable(),
    active: z.boolean(),
    pausesOn: date.nullable(),
    position: z.int(),
    memberId: id.nullable(),
    expertise: z.partialRecord(z.enum(VISA_TYPES), z.literal(LEVELS)),
    activeCases: count,
    openCases: count,
    loadPoints: count,
    utilization: z.number().min(0),
    lastAssignedAt: instant.nullable(),
    version,
  }),
);

export const attorneyPage = pageOf('AttorneyPage', attorneyResponse);

const wallFields = {
  id,
  attorneyId: id,
  attorney: ref,
  clientId: id.nullable(),
  client: ref.nullable(),
  company: z.string().nullable(),
  reason: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  removedAt: instant.nullable(),
};

const conflict = z.object({ caseId: id, number: z.int() });

export const wallPage = pageOf('WallPage', answer('Wall', z.object(wallFields)));

export const addedWallResponse = answer(
  'RaisedWall',
  z.object({ ...wallFields, conflicts: z.array(conflict).readonly() }),
);
