import 'server-only';
import { env } from '@/lib/platform/env';
import { prismaClient } from '../client';
import type { FirmTx } from '../with-firm';
import type { SampleMark } from './samples';

/* The part of the identity store that leads to short names of firms, and to which users may try to enter them. */

/**
 * The accounts and keys of demo firms are known to the whole world: where the demonstration is off
 * none of them opens anything, whatever the database holds.
 */
export function isDemoOpen(): boolean {
  return env.EVENHAND_DEMO === '1';
}

/**
 * The firms that a user may try to enter, the first joined first and samples last. Their member row
 * decides.
 */
export async function listFirmIdsOfUser(userId: string): Promise<string[]> {
  const rows = await prismaClient().$queryRaw<{ firmId: string }[]>`
    SELECT u.firm_id AS "firmId" FROM user_firms u JOIN firm_slugs f ON f.firm_id = u.firm_id
     WHERE u.user_id = ${userId}::uuid AND (NOT f.is_demo OR ${isDemoOpen()})
     ORDER BY f.sample_of IS NOT NULL, u.firm_id`;
  return rows.map((row) => row.firmId);
}

/** The firm of this user that a public short name stands for, or null: one question for all names. */
export async function findFirmIdOfUserBySlug(userId: string, slug: string): Promise<string | null> {
  const rows = await prismaClient().$queryRaw<{ firmId: string }[]>`
    SELECT u.firm_id AS "firmId" FROM user_firms u JOIN firm_slugs f ON f.firm_id = u.firm_id
     WHERE u.user_id = ${userId}::uuid AND f.slug = ${slug}`;
  return rows[0]?.firmId ?? null;
}

/** The firm that a public short name stands for, or null. */
export async function findFirmIdBySlug(slug: string): Promise<string | null> {
  const row = await prismaClient().firmSlug.findUnique({
    where: { slug },
    select: { firmId: true },
  });
  return row?.firmId ?? null;
}

/**
 * The firm that a stranger's address names, or null; also null for a demo firm's where the demonstration
 * is off, and for a sample: no stranger has business there.
 */
export async function findVisitedFirmId(slug: string): Promise<string | null> {
  const row = await prismaClient().firmSlug.findUnique({
    where: { slug },
    select: { firmId: true, isDemo: true, sampleOf: true },
  });
  return row && row.sampleOf === null && (!row.isDemo || isDemoOpen()) ? row.firmId : null;
}

/** The short names already taken among those that begin with `stem`. */
export async function listSlugsStartingWith(stem: string): Promise<string[]> {
  const rows = await prismaClient().firmSlug.findMany({
    where: { slug: { startsWith: stem } },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** Every firm's id, in order, for sweeps and the doctor. */
export async function listFirmIds(): Promise<string[]> {
  const rows = await prismaClient().firmSlug.findMany({
    orderBy: { firmId: 'asc' },
    select: { firmId: true },
  });
  return rows.map((row) => row.firmId);
}

/** The firms created as demonstrations: the only ones whose passwords may be shown. */
export async function listDemoFirms(): Promise<{ firmId: string; slug: string }[]> {
  return prismaClient().firmSlug.findMany({
    where: { isDemo: true },
    orderBy: { slug: 'asc' },
    select: { firmId: true, slug: true },
  });
}

/** Gives a new firm its short name. */
export async function claimSlug(
  tx: FirmTx,
  claim: { slug: string; firmId: string; isDemo: boolean } & Partial<SampleMark>,
): Promise<void> {
  await tx.firmSlug.create({ data: claim });
}
