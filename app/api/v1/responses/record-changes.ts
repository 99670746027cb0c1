import { z } from 'zod';
import { RECORD_STATUSES, RECORD_STEPS } from '@/lib/contracts/record-dto';
import { id, instant, ref, version } from './common';
import { answer } from './registry';

export const recordChangeFields = {
  id,
  caseId: id,
  fromAttorney: ref.nullable(),
  toAttorney: ref,
  status: z.enum(RECORD_STATUSES),
  note: z.string().nullable(),
  requestedAt: instant,
  requestedBy: z.string(),
  steps: z
    .array(
      z.object({
        step: z.enum(RECORD_STEPS),
        isRequired: z.boolean(),
        doneAt: instant.nullable(),
        doneBy: z.string().nullable(),
      }),
    )
    .readonly(),
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  resolution: z.string().nullable(),
  version,
};

/** The attorney of record being changed: a checklist with ticks. */
export const recordChangeResponse = answer('RecordChange', z.object(recordChangeFields));
