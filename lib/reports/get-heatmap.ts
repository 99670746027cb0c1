import 'server-only';
import { STAGES, VISA_TYPES, type RuleSet, type VisaType } from '@/lib/assignment/core';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { now } from '@/lib/clock';
import { withFirm, type FirmTx } from '@/lib/db/with-firm';
import { dateIn, dayEnd } from '@/lib/time';
import type { AttorneyLoad, HeatmapDto, HeatmapRow, HeatmapVisaCell, HeatmapWeek } from './dto';
import { readAbsences, type AbsenceSpan } from './read-absences';
import { readFirmSettings } from './read-firm-settings';
import { readLoads } from './read-loads';
import { readActiveAt, type WeekEndCount } from './read-week-ends';
import { absentDaysIn, weekOf } from './weeks';

const PAST_WEEKS = 8;
const COMING_WEEKS = 4;

/**
 * Attorneys × visa types (open cases and load now) and attorneys × weeks: active cases at the end
 * of eight past weeks and now, days away in all weeks up to four ahead.
 */
export async function getHeatmap(actor: Actor): Promise<HeatmapDto> {
  requirePermission(actor, 'workload.read');
  const { firmId } = actor;
  const at = now();
  return withFirm(firmId, async (tx) => {
    const { timeZone, rules } = await readFirmSettings(tx, firmId);
    const weeks = weeksAround(dateIn(at, timeZone));
    const loads = await readLoads(tx, firmId, at);
    const visaCells = await readVisaCells(tx, firmId);
    const counts = await readActiveAt(
      tx,
      firmId,
      measuredInstants(weeks, timeZone),
      countedStages(rules),
    );
    const absences = await readAbsences(tx, firmId, spanOf(weeks));
    const rows = loads.map((load) => rowOf(load, { weeks, visaCells, counts, absences }));
    const visaTypes = VISA_TYPES.filter((type) => rows.some(({ byVisaType }) => byVisaType[type]));
    return { at: at.toISOString(), timeZone, visaTypes, weeks, rows };
  });
}

function weeksAround(today: string): HeatmapWeek[] {
  const weeks: HeatmapWeek[] = [];
  for (let later = -PAST_WEEKS; later <= COMING_WEEKS; later += 1) {
    const when = later < 0 ? 'past' : 'coming';
    weeks.push({ ...weekOf(today, later), when: later === 0 ? 'current' : when });
  }
  return weeks;
}

/** The last instant of each past week: a case taken over at midnight belongs to the week after. */
function measuredInstants(weeks: readonly HeatmapWeek[], timeZone: string): Date[] {
  return weeks
    .filter(({ when }) => when === 'past')
    .map(({ endsOn }) => new Date(dayEnd(endsOn, timeZone).getTime() - 1));
}

function countedStages(rules: RuleSet): string[] {
  return STAGES.filter((stage) => rules.stageWeights[stage].counts);
}

function spanOf(weeks: readonly HeatmapWeek[]): { from: string; to: string } {
  return { from: weeks[0]?.startsOn ?? '', to: weeks.at(-1)?.endsOn ?? '' };
}

interface VisaCellRow extends HeatmapVisaCell {
  attorneyId: string;
  visaType: VisaType;
}

// The heatmap's visa types: what each attorney holds, and what they are expert in.
async function readVisaCells(tx: FirmTx, firmId: string): Promise<VisaCellRow[]> {
  return tx.$queryRaw<VisaCellRow[]>`
    WITH held AS (
      SELECT attorney_id, visa_type, count(*)::int AS open_cases, sum(load_points)::int AS points
        FROM cases
       WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
       GROUP BY attorney_id, visa_type),
    able AS (
      SELECT attorney_id, visa_type, level FROM attorney_expertise
       WHERE firm_id = ${firmId}::uuid)
    SELECT attorney_id AS "attorneyId", visa_type AS "visaType",
           coalesce(h.open_cases, 0) AS "openCases", coalesce(h.points, 0) AS "loadPoints",
           coalesce(e.level, 0) AS level
      FROM held h
      FULL JOIN able e USING (attorney_id, visa_type)`;
}

interface HeatmapParts {
  weeks: readonly HeatmapWeek[];
  visaCells: readonly VisaCellRow[];
  counts: readonly WeekEndCount[];
  absences: readonly AbsenceSpan[];
}

function rowOf(load: AttorneyLoad, parts: HeatmapParts): HeatmapRow {
  const { attorney, isActive, isPresent, ...desk } = load;
  const byVisaType: HeatmapRow['byVisaType'] = {};
  for (const { attorneyId, visaType, openCases, loadPoints, level } of parts.visaCells) {
    if (attorneyId === attorney.id) byVisaType[visaType] = { openCases, loadPoints, level };
  }
  const absences = parts.absences.filter(({ attorneyId }) => attorneyId === attorney.id);
  const counts = parts.counts.filter(({ attorneyId }) => attorneyId === attorney.id);
  const byWeek = parts.weeks.map((week, index) => {
    const past = counts.find((count) => count.week === index)?.activeCases ?? 0;
    const activeCases = activeIn(week, past, desk.activeCases);
    return {
      startsOn: week.startsOn,
      activeCases,
      share: activeCases === null ? null : activeCases / desk.capacity,
      absentDays: absentDaysIn(week, absences),
    };
  });
  return { attorney, isActive, isAwayNow: isActive && !isPresent, ...desk, byVisaType, byWeek };
}

function activeIn(week: HeatmapWeek, past: number, current: number): number | null {
  if (week.when === 'coming') return null;
  return week.when === 'past' ? past : current;
}
