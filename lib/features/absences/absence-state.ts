import 'server-only';
import { z } from 'zod';
import type { Absence, Cover } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { OPEN_COVERS } from './cover-row';

/** An absence with every cover that an act on it can touch. */
export interface AbsenceState {
  absence: Absence | null;
  covers: Cover[];
}

/**
 * The absence as it stands, with its covers, those that its attorney stands in with, and `others`.
 */
export async function readAbsenceState(
  tx: FirmTx,
  firmId: string,
  absenceId: string,
  others: readonly string[] = [],
): Promise<AbsenceState> {
  const absence = await tx.absence.findFirst({ where: { firmId, id: absenceId } });
  if (!absence) return { absence, covers: [] };
  const { attorneyId } = absence;
  const isOpen = { status: { in: OPEN_COVERS } };
  const covers = await tx.cover.findMany({
    where: {
      firmId,
      OR: [
        { absenceId },
        { id: { in: [...others] } },
        { fromAttorneyId: attorneyId, ...isOpen },
        { toAttorneyId: attorneyId, ...isOpen },
      ],
    },
    orderBy: [{ case: { number: 'asc' } }, { id: 'asc' }],
  });
  return { absence, covers };
}

const time = z.coerce.date<string>();

const coverSchema = z.strictObject({
  firmId: z.string(),
  id: z.string(),
  absenceId: z.string(),
  caseId: z.string(),
  fromAttorneyId: z.string(),
  toAttorneyId: z.string(),
  status: z.string(),
  plannedAt: time,
  plannedByName: z.string(),
  blockedAt: time.nullable(),
  startedAt: time.nullable(),
  startHandoffId: z.string().nullable(),
  endedAt: time.nullable(),
  endReason: z.string().nullable(),
  returnHandoffId: z.string().nullable(),
  version: z.number(),
}) satisfies z.ZodType<Cover>;

/** What of an absence an act may change. */
const absenceSchema = z.object({
  startsOn: time,
  endsOn: time,
  startsAt: time,
  endsAt: time,
  kind: z.string(),
  note: z.string().nullable(),
  coverAttorneyId: z.string().nullable(),
  cancelledAt: time.nullable(),
});
export type AbsenceColumns = z.output<typeof absenceSchema>;

/** What was before an act: nothing where it recorded the absence; of the covers, those it changed. */
export const beforeSchema = z.strictObject({
  absence: absenceSchema.nullable(),
  covers: z.array(coverSchema),
});
export type StateBefore = z.output<typeof beforeSchema>;

/** What an act left: the versions by which it is known whether anyone has been there since. */
export const afterSchema = z.strictObject({
  absenceVersion: z.number(),
  coverVersions: z.record(z.string(), z.number()),
});
export type StateAfter = z.output<typeof afterSchema>;
