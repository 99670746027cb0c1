import 'server-only';
import type { Stage, VisaType } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { decodeCursor, pageOf, pageSizeOf } from '@/lib/platform/db/cursor';
import { every, sql, type Sql } from '@/lib/platform/db/sql';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import type { Page } from '@/lib/shared/paging';
import { dayEnd, dayStart, elapsedDays } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { EndReason, StartReason } from '@/lib/contracts/case-codes';
import {
  type AttorneyAssignmentDto,
  listAttorneyAssignmentsSchema,
  type ListAttorneyAssignmentsInput,
} from '@/lib/contracts/workload';

const ORDER = 'attorney-assignments-newest';
// Milliseconds; more digits would leave the years that the database knows.
const isInstant = (text: string) => /^-?\d{1,13}$/.test(text);

interface Row {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  startReason: StartReason;
  endReason: EndReason | null;
  isNewIntake: boolean;
  caseId: string;
  number: number;
  visaType: VisaType;
  complexity: number;
  stage: Stage;
  clientId: string;
  clientName: string;
}

/**
 * What an attorney held at some time between two days of the firm's calendar (both inclusive,
 * either may be left out), newest first. Days held are those of the whole interval.
 *
 * @throws AppError `not-found` when the firm has no attorney with this id; `validation-failed`.
 */
export async function listAttorneyAssignments(
  actor: Actor,
  attorneyId: string,
  input: ListAttorneyAssignmentsInput = {},
): Promise<Page<AttorneyAssignmentDto>> {
  requirePermission(actor, 'workload.read');
  const query = parseInput(listAttorneyAssignmentsSchema, input);
  const after = decodeCursor(ORDER, query.cursor, isInstant);
  const size = pageSizeOf(query);
  const at = now();
  return withFirm(actor, async (tx) => {
    const timeZone = await getZoneOfAttorneysFirm(tx, actor.firmId, attorneyId);
    const where = [sql`s.firm_id = ${actor.firmId}::uuid AND s.attorney_id = ${attorneyId}::uuid`];
    where.push(...touching(query, timeZone));
    if (after) {
      const last = new Date(Number(after.value));
      where.push(sql`(s.started_at, s.id) < (${last}::timestamptz, ${after.id}::uuid)`);
    }
    const rows = await selectAssignments(tx, where, size + 1);
    return pageOf(rows, size, ORDER, keyOf, (row) => toDto(row, at));
  });
}

function touching(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): Sql[] {
  const conditions: Sql[] = [];
  if (from) {
    conditions.push(sql`(s.ended_at IS NULL OR s.ended_at >= ${dayStart(from, timeZone)})`);
  }
  if (to) conditions.push(sql`s.started_at < ${dayEnd(to, timeZone)}`);
  return conditions;
}

// An attorney's history, newest first.
async function selectAssignments(tx: FirmTx, where: readonly Sql[], limit: number): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT s.id, s.started_at AS "startedAt", s.ended_at AS "endedAt",
           s.start_reason AS "startReason", s.end_reason AS "endReason",
           s.is_new_intake AS "isNewIntake", c.id AS "caseId", c.number,
           c.visa_type AS "visaType", c.complexity, c.stage,
           l.id AS "clientId", l.name AS "clientName"
      FROM assignments s
      JOIN cases c ON c.firm_id = s.firm_id AND c.id = s.case_id
      JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
     WHERE ${every(where)}
     ORDER BY s.started_at DESC, s.id DESC
     LIMIT ${limit}`;
}

function keyOf(row: Row): { value: string; id: string } {
  return { value: String(row.startedAt.getTime()), id: row.id };
}

function toDto(row: Row, at: Date): AttorneyAssignmentDto {
  return {
    id: row.id,
    case: {
      id: row.caseId,
      number: row.number,
      client: { id: row.clientId, name: row.clientName },
      visaType: row.visaType,
      complexity: row.complexity,
      stage: row.stage,
    },
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    daysHeld: elapsedDays(row.startedAt, row.endedAt ?? at),
    startReason: row.startReason,
    endReason: row.endReason,
    isNewIntake: row.isNewIntake,
  };
}

/** @throws AppError `not-found` when the firm has no attorney with this id. */
async function getZoneOfAttorneysFirm(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
): Promise<string> {
  if (!isId(attorneyId)) throw notFound('attorney', attorneyId);
  const [row] = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT f.time_zone AS "timeZone"
      FROM attorneys a
      JOIN firms f ON f.id = a.firm_id
     WHERE a.firm_id = ${firmId}::uuid AND a.id = ${attorneyId}::uuid`;
  if (!row) throw notFound('attorney', attorneyId);
  return row.timeZone;
}
