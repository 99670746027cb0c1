import 'server-only';
import type { Candidate, Level, Reentry, Seniority, VisaType } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import type { PastAbsence, PastAttorney, PastEvent, PastWall } from './past';

/** What the rules are told about a person, as of today. */
interface PersonRow {
  id: string;
  name: string;
  position: number;
  seniority: Seniority;
  capacity: number;
  maxComplexity: number | null;
  intakePerWeek: number | null;
  active: boolean;
  joinedAtMs: number;
  levels: Partial<Record<VisaType, Level>>;
  absences: PastAbsence[];
  walls: (Pick<PastWall, 'clientId' | 'company'> & { upAtMs: number; downAtMs: number | null })[];
}

/** What the record of a decision keeps of a candidate, as far as it says how the ledgers stood. */
type Ledgers = Pick<Candidate, 'id' | 'active' | 'turn' | 'fairShareMilliPoints'> & {
  reentry: Reentry | null;
};

interface FirstRecord {
  caseId: string;
  candidates: Ledgers[];
  atMs: number;
  /** Up to when the balances are faded today: by whole days ever since there is a ledger. */
  fadedToMs: number;
}

interface ActivityRow {
  attorneyId: string;
  atMs: number;
  active: boolean;
}

/** The people of a firm during a period, and what happened to them. */
export interface PastPeople {
  readonly ledgersAtMs: number;
  readonly attorneys: readonly PastAttorney[];
  readonly walls: readonly PastWall[];
  readonly events: readonly PastEvent[];
}

/**
 * Reads everyone as they are today (level, capacity, limits), with the ledgers as the first decision
 * of the period found them, and with the absences, walls, arrivals and departures of the period.
 * Three queries.
 */
export async function readPeople(
  tx: FirmTx,
  firmId: string,
  period: { from: Date; to: Date },
): Promise<PastPeople> {
  const people = await readRoster(tx, firmId, period.from);
  const first = await readFirstRecord(tx, firmId, period.from);
  const changes = first ? await readActivity(tx, firmId, first.caseId) : [];
  const ledgers = new Map(first?.candidates.map((candidate) => [candidate.id, candidate]));
  const [fromMs, toMs] = [period.from.getTime(), period.to.getTime()];
  const told = people.map((person) =>
    describePerson(person, ledgers.get(person.id), changes, fromMs),
  );
  return {
    ledgersAtMs: first ? lastFading(first) : fromMs,
    attorneys: told.map(({ attorney }) => attorney),
    walls: people.flatMap(({ id, walls }) =>
      walls.filter(({ upAtMs }) => upAtMs <= fromMs).map((wall) => wallOf(id, wall)),
    ),
    events: told
      .flatMap(({ events }) => events)
      .filter(({ atMs }) => atMs > fromMs && atMs <= toMs),
  };
}

/** When the balances in a record had last faded: at the time of day at which they always do. */
function lastFading({ atMs, fadedToMs }: FirstRecord): number {
  return atMs - ((((atMs - fadedToMs) % DAY_MS) + DAY_MS) % DAY_MS);
}

function describePerson(
  person: PersonRow,
  ledgers: Ledgers | undefined,
  changes: readonly ActivityRow[],
  fromMs: number,
): { attorney: PastAttorney; events: PastEvent[] } {
  const { id, joinedAtMs, absences, walls, ...facts } = person;
  const own = changes.filter(({ attorneyId }) => attorneyId === id);
  const joinsLater = joinedAtMs > fromMs;
  // Before the first change of the period the opposite held; without one, what holds today.
  const wasActive = ledgers?.active ?? (own[0] ? !own[0].active : facts.active);
  const candidate: Candidate = {
    id,
    ...facts,
    active: wasActive && !joinsLater,
    activeCases: 0,
    openCases: 0,
    loadPoints: 0,
    turn: ledgers?.turn ?? 0,
    newCasesLast7Days: 0,
    absences: [],
    walledOff: false,
    fairShareMilliPoints: ledgers?.fairShareMilliPoints ?? 0,
    reservePoints: 0,
    reentry: joinsLater ? null : (ledgers?.reentry ?? null),
  };
  const events: PastEvent[] = [
    ...absences.flatMap(({ knownFromMs, knownToMs, endsAtMs }) =>
      [knownFromMs, endsAtMs, ...(knownToMs === null ? [] : [knownToMs])].map((atMs) => ({
        kind: 'absences' as const,
        attorneyId: id,
        atMs,
      })),
    ),
    ...walls.flatMap((row) => wallEvents(id, row)),
    ...(joinsLater ? [{ kind: 'join' as const, attorneyId: id, atMs: joinedAtMs }] : []),
    ...own.map(({ active, atMs }) => ({ kind: 'activity' as const, attorneyId: id, active, atMs })),
  ];
  return { attorney: { candidate, absences }, events };
}

function wallEvents(id: string, row: PersonRow['walls'][number]): PastEvent[] {
  const wall = wallOf(id, row);
  return [
    { kind: 'wall', wall, up: true, atMs: row.upAtMs },
    ...(row.downAtMs === null
      ? []
      : [{ kind: 'wall' as const, wall, up: false, atMs: row.downAtMs }]),
  ];
}

function wallOf(attorneyId: string, { clientId, company }: PersonRow['walls'][number]): PastWall {
  return { attorneyId, clientId, company };
}

// Absences that ended up to 45 days before still matter, as for a decision.
async function readRoster(tx: FirmTx, firmId: string, from: Date): Promise<PersonRow[]> {
  return tx.$queryRaw<PersonRow[]>`
    SELECT a.id, a.name, a.position, a.seniority, a.capacity, a.active,
           a.max_complexity AS "maxComplexity", a.intake_per_week AS "intakePerWeek",
           (extract(epoch FROM a.joined_at) * 1000)::float8 AS "joinedAtMs",
           coalesce((SELECT jsonb_object_agg(e.visa_type, e.level)
                       FROM attorney_expertise e
                      WHERE e.firm_id = ${firmId}::uuid AND e.attorney_id = a.id), '{}') AS levels,
           coalesce((SELECT jsonb_agg(jsonb_build_object(
                              'startsAtMs', (extract(epoch FROM b.starts_at) * 1000)::bigint,
                              'endsAtMs', (extract(epoch FROM b.ends_at) * 1000)::bigint,
                              'knownFromMs', (extract(epoch FROM b.created_at) * 1000)::bigint,
                              'knownToMs', (extract(epoch FROM b.cancelled_at) * 1000)::bigint)
                            ORDER BY b.starts_at, b.ends_at)
                       FROM absences b
                      WHERE b.firm_id = ${firmId}::uuid AND b.attorney_id = a.id
                        AND (b.cancelled_at IS NULL OR b.cancelled_at > ${from})
                        AND b.ends_at > ${from}::timestamptz - interval '45 days'), '[]')
             AS absences,
           coalesce((SELECT jsonb_agg(jsonb_build_object(
                              'clientId', coalesce(l.merged_into_id, w.client_id),
                              'company', w.company_key,
                              'upAtMs', (extract(epoch FROM w.created_at) * 1000)::bigint,
                              'downAtMs', (extract(epoch FROM w.removed_at) * 1000)::bigint))
                       FROM ethical_walls w
                       LEFT JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = w.client_id
                      WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = a.id
                        AND (w.removed_at IS NULL OR w.removed_at > ${from})), '[]') AS walls
      FROM attorneys a
     WHERE a.firm_id = ${firmId}::uuid
     ORDER BY a.position, a.id`;
}

/** The first decision of the period that gave someone a case: its record says how things stood. */
async function readFirstRecord(
  tx: FirmTx,
  firmId: string,
  from: Date,
): Promise<FirstRecord | null> {
  const [row] = await tx.$queryRaw<FirstRecord[]>`
    SELECT s.case_id AS "caseId", d.input->'candidates' AS candidates,
           (extract(epoch FROM d.decided_at) * 1000)::float8 AS "atMs",
           (extract(epoch FROM f.fair_share_decayed_at) * 1000)::float8 AS "fadedToMs"
      FROM assignments s
      JOIN decisions d ON d.firm_id = s.firm_id AND d.id = s.decision_id
      JOIN assignment_states f ON f.firm_id = s.firm_id
     WHERE s.firm_id = ${firmId}::uuid AND s.started_at >= ${from}
     ORDER BY s.started_at, s.turn
     LIMIT 1`;
  return row ?? null;
}

/** When people were paused or took cases again since that case was opened; the audit trail knows. */
async function readActivity(tx: FirmTx, firmId: string, caseId: string): Promise<ActivityRow[]> {
  return tx.$queryRaw<ActivityRow[]>`
    SELECT e.attorney_id AS "attorneyId", (e.data->'changes'->'active'->>'to')::boolean AS active,
           (extract(epoch FROM e.at) * 1000)::float8 AS "atMs"
      FROM events e
     WHERE e.firm_id = ${firmId}::uuid AND e.kind = 'attorney-changed'
       AND e.data->'changes'->'active' IS NOT NULL
       AND e.seq >= (SELECT min(o.seq) FROM events o
                      WHERE o.firm_id = ${firmId}::uuid AND o.case_id = ${caseId}::uuid)
     ORDER BY e.seq`;
}
