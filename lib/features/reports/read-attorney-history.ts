import 'server-only';
import { endingHandoff, standingInterval, wasUndone } from '@/lib/assignment/sql';
import type { Stage } from '@/lib/assignment/core';
import { sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { HeldInterval, StageEntry } from './attorney-history';

/** An attorney's intervals that touch a time; one query. */
export async function readIntervals(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
  { from, to }: { from: Date; to: Date },
): Promise<HeldInterval[]> {
  // The attorney history: what was held at some time of the period.
  return tx.$queryRaw<HeldInterval[]>`
    SELECT s.case_id AS "caseId", o.started_at AS "startedAt", s.ended_at AS "endedAt",
           s.end_reason AS "endReason", o.is_new_intake AS "isNewIntake",
           o.handoff_id IS NOT NULL AS "isHandoff", c.deadline::text AS deadline, c.stage
      FROM assignments s
      JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
      CROSS JOIN LATERAL ${standingInterval(firmId, sql`b.turn <= s.turn`)} o
     WHERE s.firm_id = ${firmId}::uuid AND s.attorney_id = ${attorneyId}::uuid
       AND s.started_at < ${to} AND (s.ended_at IS NULL OR s.ended_at >= ${from})
       AND NOT ${wasUndone(firmId, sql`s.handoff_id`)}
       AND NOT (s.end_reason = 'handoff' AND ${wasUndone(firmId, endingHandoff(firmId))})
     ORDER BY s.turn`;
}

/** A case with its changes as [from, to, milliseconds], oldest first. */
interface EntriesRow {
  caseId: string;
  entries: [Stage, Stage, number][];
}

/**
 * The stages that these cases came into from another one in a time, case by case, oldest first; one
 * query. One row a case: taking a row of the answer apart costs more than reading it.
 */
export async function readStageEntries(
  tx: FirmTx,
  firmId: string,
  caseIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<StageEntry[]> {
  if (caseIds.length === 0) return [];
  // The attorney history: how far cases came in the period.
  const rows = await tx.$queryRaw<EntriesRow[]>`
    SELECT case_id AS "caseId",
           jsonb_agg(jsonb_build_array(from_stage, to_stage,
                                       (extract(epoch FROM changed_at) * 1000)::bigint)
                     ORDER BY changed_at, id) AS entries
      FROM stage_changes
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${[...new Set(caseIds)]}::uuid[])
       AND from_stage IS NOT NULL AND changed_at >= ${from} AND changed_at < ${to}
     GROUP BY case_id`;
  return rows.flatMap(({ caseId, entries }) =>
    entries.map(([fromStage, toStage, ms]) => ({ caseId, fromStage, toStage, at: new Date(ms) })),
  );
}
