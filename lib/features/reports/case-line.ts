import 'server-only';
import type { Priority, Stage, VisaType } from '@/lib/assignment/core';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { CaseLine } from './dashboard-dto';

/** A case in one line, as `caseLineColumns` and `caseLineTables` read it. */
export interface CaseLineRow {
  id: string;
  number: number;
  clientId: string;
  clientName: string;
  visaType: VisaType;
  complexity: number;
  stage: Stage;
  priority: Priority;
  receivedAt: Date;
  deadline: string | null;
  attorneyId: string | null;
  attorneyName: string | null;
}

/** What to select for a `CaseLineRow`. */
export const caseLineColumns: Sql = sql`
  c.id, c.number, l.id AS "clientId", l.name AS "clientName", c.visa_type AS "visaType",
  c.complexity, c.stage, c.priority, c.received_at AS "receivedAt", c.deadline::text AS deadline,
  a.id AS "attorneyId", a.name AS "attorneyName"`;

/** Where to select a `CaseLineRow` from: `c` is the case. */
export const caseLineTables: Sql = sql`
  cases c
  JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
  LEFT JOIN attorneys a ON a.firm_id = c.firm_id AND a.id = c.attorney_id`;

/** The line as pages show it. */
export function caseLine(row: CaseLineRow): CaseLine {
  const { clientId, clientName, attorneyId, attorneyName, receivedAt, ...rest } = row;
  return {
    ...rest,
    client: { id: clientId, name: clientName },
    receivedAt: receivedAt.toISOString(),
    attorney:
      attorneyId === null || attorneyName === null ? null : { id: attorneyId, name: attorneyName },
  };
}
