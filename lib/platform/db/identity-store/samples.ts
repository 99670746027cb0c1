import 'server-only';
import { prismaClient } from '../client';
import type { FirmTx } from '../with-firm';

/*
 * The part of the identity store that knows sample firms (decision 0090). The mark is written with the
 * firm's first row, and the product's role cannot change it afterwards.
 */

/** What makes a firm a sample. */
export interface SampleMark {
  /** The firm that it was made for. */
  readonly sampleOf: string;
  /** When it goes by itself. */
  readonly sampleUntil: Date;
}

/** The sample of a firm, under way or ready. */
export interface FoundSample {
  readonly firmId: string;
  readonly slug: string;
  readonly until: Date;
  /** Whether its past is told to the end: from then on it is looked after like any firm. */
  readonly isReady: boolean;
}

/** The sample that was made for a firm, or null. */
export async function findSampleOf(firmId: string): Promise<FoundSample | null> {
  const rows = await prismaClient().$queryRaw<FoundSample[]>`
    SELECT s.firm_id AS "firmId", s.slug, s.sample_until AS until,
           d.firm_id IS NOT NULL AS "isReady"
      FROM firm_slugs s LEFT JOIN firm_dues d ON d.firm_id = s.firm_id
     WHERE s.sample_of = ${firmId}::uuid`;
  return rows[0] ?? null;
}

/** What marks this firm as a sample; null for a real one, and for one that is gone. */
export async function findSampleMark(
  firmId: string,
  tx: Pick<FirmTx, 'firmSlug'> = prismaClient(),
): Promise<SampleMark | null> {
  const row = await tx.firmSlug.findUnique({
    where: { firmId },
    select: { sampleOf: true, sampleUntil: true },
  });
  const { sampleOf, sampleUntil } = row ?? { sampleOf: null, sampleUntil: null };
  return sampleOf && sampleUntil ? { sampleOf, sampleUntil } : null;
}

/**
 * Takes a sample firm away with all that belongs to it; who works in it goes on in the firm that it
 * was made for. The database refuses any firm that is not marked as a sample.
 */
export async function removeSample(tx: FirmTx, firmId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT remove_sample_firm(${firmId}::uuid)) removed`;
}
