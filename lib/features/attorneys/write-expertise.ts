import 'server-only';
import { LEVELS, VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import { newId } from '@/lib/platform/ids';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { oneOf } from '@/lib/shared/validation/one-of';

/** Replaces the levels of the visa types that are named; level 0 removes one. */
export async function writeExpertise(
  tx: FirmTx,
  attorney: { firmId: string; id: string },
  levels: Readonly<Partial<Record<VisaType, Level>>>,
): Promise<void> {
  const { firmId, id: attorneyId } = attorney;
  const named = Object.entries(levels).map(([visaType, level]) => ({
    visaType: oneOf(VISA_TYPES, visaType),
    level: oneOf(LEVELS, level),
  }));
  if (named.length === 0) return;
  await tx.attorneyExpertise.deleteMany({
    where: { firmId, attorneyId, visaType: { in: named.map(({ visaType }) => visaType) } },
  });
  const kept = named.filter(({ level }) => level > 0);
  await tx.attorneyExpertise.createMany({
    data: kept.map(({ visaType, level }) => ({ firmId, id: newId(), attorneyId, visaType, level })),
  });
}
