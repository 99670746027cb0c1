import { z } from 'zod';
import { idField } from '@/lib/shared/validation/fields';
import { COVER_END_REASONS, COVER_STATUSES } from './absence-codes';
import { answer } from './registry';
import { date, id, instant, ref, version } from './values';

const MAX_COVERS = 200;

const coversField = z
  .array(
    z.strictObject({
      caseId: idField('Case'),
      /** Null leaves the case with its holder, and takes a cover back that has not begun. */
      attorneyId: idField('Cover').nullable(),
    }),
    { error: 'covers must be a list of {"caseId", "attorneyId"}.' },
  )
  .min(1, { error: 'covers must name at least one case.' })
  .max(MAX_COVERS, { error: `covers may name at most ${MAX_COVERS} cases at a time.` });

/** Who stands in for which case during an absence. */
export const coversBodySchema = z.strictObject({ covers: coversField });

export const planCoversSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
  covers: coversField,
});
export type PlanCoversInput = z.input<typeof planCoversSchema>;

export const permanentCoverSchema = z.strictObject({ coverId: idField('Cover') });

/** The absence whose covers are asked for. */
export const absenceCoversSchema = z.strictObject({
  absenceId: idField('Absence'),
  attorneyId: idField('Attorney').optional(),
});

/** A colleague standing in for the holder of a case while the holder is away. */
export const coverResponse = answer(
  'Cover',
  z.object({
    id,
    absenceId: id,
    caseId: id,
    number: z.int(),
    clientName: z.string(),
    /** Whom the case returns to. */
    fromAttorney: ref,
    toAttorney: ref,
    startsOn: date,
    /** The last day of the absence: the case returns when it is over. */
    endsOn: date,
    status: z.enum(COVER_STATUSES),
    plannedBy: z.string(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** Why it ended other than by returning; also why a colleague keeps the case. */
    endReason: z.enum(COVER_END_REASONS).nullable(),
    /** Since when no one could take the case although the absence has begun. */
    blockedAt: instant.nullable(),
    version,
  }),
);
export type CoverDto = z.infer<typeof coverResponse>;

export const coverList = answer(
  'CoverList',
  z.object({ items: z.array(coverResponse), nextCursor: z.null() }),
);
