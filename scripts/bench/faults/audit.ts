import { drainWaitingLine } from '@/lib/assignment';
import { checkFirm, type Finding } from '@/lib/tools/doctor';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import type { Promised, Site } from './clients';

/** What is wrong after a run; all zero when nothing is. */
export interface Damage {
  /** Promised to a client and not there. */
  readonly lost: number;
  /** There more than once: cases, holders of one case, handoffs. */
  readonly doubled: number;
  /** Attorneys with more active cases than their capacity. */
  readonly overCapacity: number;
  /** What the doctor finds. */
  readonly drift: number;
}

interface Kept {
  name: string;
  copies: number;
  ids: string[];
  filed: boolean;
  holders: number;
  handoffs: number;
}

/** Compares what the clients were promised with what the database has, and asks the doctor. */
export async function audit(
  ownerUrl: string,
  sites: readonly Site[],
  promises: readonly Promised[],
): Promise<{ damage: Damage; findings: readonly Finding[] }> {
  const firmIds = sites.map(({ firmId }) => firmId);
  const kept = new Map((await readKept(ownerUrl, firmIds)).map((row) => [row.name, row]));
  let lost = 0;
  let doubled = 0;
  for (const promised of promises) {
    const row = kept.get(promised.marker);
    if (isLost(promised, row)) lost += 1;
    if (row && (row.copies > 1 || row.holders > 1 || row.handoffs > promised.handoffs))
      doubled += 1;
  }
  const findings = await askDoctor(sites);
  const overCapacity = await countOverCapacity(ownerUrl, firmIds);
  return { damage: { lost, doubled, overCapacity, drift: findings.length }, findings };
}

function isLost(promised: Promised, row: Kept | undefined): boolean {
  if (!row || promised.caseId === null || !row.ids.includes(promised.caseId)) return true;
  return (promised.filed && !row.filed) || row.handoffs < promised.handoffs;
}

async function askDoctor(sites: readonly Site[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { firmId } of sites) {
    // A process killed between a commit and its drain leaves the line to the next sweep: this one.
    await drainWaitingLine(firmId);
    findings.push(...(await checkFirm(firmId)));
  }
  return findings;
}

function readKept(ownerUrl: string, firmIds: readonly string[]): Promise<Kept[]> {
  return runAsOwner<Kept>(
    ownerUrl,
    `SELECT l.name, count(DISTINCT c.id)::int AS copies, array_agg(c.id::text) AS ids,
            bool_or(c.stage = 'filed') AS filed,
            coalesce(max(a.holders), 0)::int AS holders, coalesce(max(h.handoffs), 0)::int AS handoffs
       FROM clients l
       JOIN cases c ON c.firm_id = l.firm_id AND c.client_id = l.id
       LEFT JOIN LATERAL (SELECT count(*) AS holders FROM assignments
                           WHERE firm_id = c.firm_id AND case_id = c.id AND ended_at IS NULL) a ON true
       LEFT JOIN LATERAL (SELECT count(*) AS handoffs FROM handoffs
                           WHERE firm_id = c.firm_id AND case_id = c.id) h ON true
      WHERE l.firm_id = ANY ($1::uuid[])
      GROUP BY l.name`,
    [firmIds],
  );
}

/** Counted from the cases, not from the counters, which may be what is wrong. */
async function countOverCapacity(ownerUrl: string, firmIds: readonly string[]): Promise<number> {
  const [row] = await runAsOwner<{ over: number }>(
    ownerUrl,
    `SELECT count(*)::int AS over
       FROM attorneys a
      WHERE a.firm_id = ANY ($1::uuid[])
        AND a.capacity < (SELECT count(*) FROM cases c
                           WHERE c.firm_id = a.firm_id AND c.attorney_id = a.id
                             AND c.closed_at IS NULL AND c.counts_active)`,
    [firmIds],
  );
  return row?.over ?? 0;
}
