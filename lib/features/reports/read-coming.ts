import 'server-only';
import type { Level, RuleSet, Stage, VisaType, WorkCalendar } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dayEnd } from '@/lib/shared/time';
import { BEFORE_ALL_IDS } from '@/lib/platform/ids';
import { TimeSlice } from '@/lib/platform/time-slice';
import { expectedStages, type ComingStage } from './coming-load';

/** An open case in work, with the stages that are expected of it. */
export interface ForeseenCase {
  readonly caseId: string;
  readonly attorneyId: string;
  readonly assignedAt: Date;
  readonly stages: readonly ComingStage[];
}

interface WorkRow {
  caseId: string;
  attorneyId: string;
  assignedAt: Date;
  visaType: VisaType;
  stage: Stage;
  stageSince: Date;
  deadline: string | null;
  level: Level;
}

interface WindowRow {
  attorneyId: string;
  startsAtMs: number;
  endsAtMs: number;
}

/** Rows are turned into objects all at once: of so many other requests notice nothing. */
const READ_AT_ONCE = 2_000;

/** What is asked of the cases in work. */
interface ComingFrame {
  readonly at: Date;
  readonly timeZone: string;
  readonly workCalendar: WorkCalendar | undefined;
  readonly rules: RuleSet;
  readonly attorneyId?: string | undefined;
  readonly readAtOnce?: number;
}

/** What the cases in work are expected to come to, by id. */
export async function readComing(
  tx: FirmTx,
  firmId: string,
  { at, timeZone, workCalendar, rules, attorneyId, readAtOnce = READ_AT_ONCE }: ComingFrame,
): Promise<ForeseenCase[]> {
  const rows: WorkRow[] = [];
  for (;;) {
    const batch = await readWork(tx, firmId, {
      attorneyId,
      readAtOnce,
      after: rows.at(-1)?.caseId,
    });
    rows.push(...batch);
    if (batch.length < readAtOnce) break;
  }
  const windows = Map.groupBy(await readWindows(tx, firmId, at), (window) => window.attorneyId);
  const ends = dayEnds(rows, timeZone);
  const slice = new TimeSlice();
  const foreseen: ForeseenCase[] = [];
  for (const row of rows) {
    const absences = windows.get(row.attorneyId) ?? [];
    const deadlineMs = row.deadline === null ? null : (ends.get(row.deadline) ?? null);
    const { caseId, visaType, stage, stageSince, level, assignedAt } = row;
    const one = {
      visaType,
      stage,
      stageSinceMs: stageSince.getTime(),
      deadlineMs,
      level,
      absences,
      workCalendar,
    };
    const stages = expectedStages(one, at.getTime(), rules);
    foreseen.push({ caseId, attorneyId: row.attorneyId, assignedAt, stages });
    await slice.giveWay();
  }
  return foreseen;
}

/** When each deadline's day is over, asked of the calendar once per day. */
function dayEnds(rows: readonly WorkRow[], timeZone: string): ReadonlyMap<string, number> {
  const days = new Set(rows.flatMap(({ deadline }) => deadline ?? []));
  return new Map([...days].map((day) => [day, dayEnd(day, timeZone).getTime()]));
}

interface Part {
  readonly attorneyId?: string | null | undefined;
  /** The last case of the part before. */
  readonly after?: string | undefined;
  readonly readAtOnce: number;
}

// The heatmap's coming weeks: cases in the firm's own hands, with their holder's level, part by part. Asked
// for "no id, or greater than it", the index would be walked from its beginning for every part.
async function readWork(
  tx: FirmTx,
  firmId: string,
  { attorneyId = null, after = BEFORE_ALL_IDS, readAtOnce }: Part,
): Promise<WorkRow[]> {
  return tx.$queryRaw<WorkRow[]>`
    SELECT c.id AS "caseId", c.attorney_id AS "attorneyId", c.assigned_at AS "assignedAt",
           c.visa_type AS "visaType", c.stage, c.stage_since AS "stageSince",
           c.deadline::text AS deadline, coalesce(e.level, 0) AS level
      FROM cases c
      LEFT JOIN attorney_expertise e ON e.firm_id = c.firm_id AND e.attorney_id = c.attorney_id
                                    AND e.visa_type = c.visa_type
     WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id IS NOT NULL AND c.closed_at IS NULL
       AND c.stage NOT IN ('filed', 'decided')
       AND (${attorneyId}::uuid IS NULL OR c.attorney_id = ${attorneyId}::uuid)
       AND c.id > ${after}::uuid
     ORDER BY c.id
     LIMIT ${readAtOnce}::int`;
}

// The heatmap's coming weeks: absences under way or to come.
async function readWindows(tx: FirmTx, firmId: string, at: Date): Promise<WindowRow[]> {
  return tx.$queryRaw<WindowRow[]>`
    SELECT attorney_id AS "attorneyId",
           (extract(epoch FROM starts_at) * 1000)::float8 AS "startsAtMs",
           (extract(epoch FROM ends_at) * 1000)::float8 AS "endsAtMs"
      FROM absences
     WHERE firm_id = ${firmId}::uuid AND cancelled_at IS NULL AND ends_at > ${at}
     ORDER BY starts_at, id`;
}
