import 'server-only';
import {
  STAGES,
  VISA_TYPES,
  type RuleSet,
  type Seniority,
  type VisaType,
} from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { dateIn, dayEnd } from '@/lib/shared/time';
import { TimeSlice } from '@/lib/platform/time-slice';
import { isExpectedActive } from './coming-load';
import {
  COMING_WEEKS,
  PAST_WEEKS,
  type HeatmapDto,
  type HeatmapRow,
  type HeatmapVisaCell,
  type HeatmapWeek,
} from './dto';
import type { AttorneyLoad } from '@/lib/contracts/report';
import { readAbsences, type AbsenceSpan } from './read-absences';
import { readComing, type ForeseenCase } from './read-coming';
import { readFirmSettings } from './read-firm-settings';
import { readLoads } from './read-loads';
import { readActiveAt, type WeekEndCount } from './read-week-ends';
import { absentDaysIn, weekOf } from './weeks';

/**
 * Attorneys × visa types (open cases and load now) and attorneys × weeks: active cases at the end
 * of eight past weeks and now, how many of today's cases are expected to be in work at the end of
 * four coming weeks, and days away in all of them. At most eight queries, however many attorneys.
 */
export async function getHeatmap(actor: Actor): Promise<HeatmapDto> {
  requirePermission(actor, 'workload.read');
  const { firmId } = actor;
  const at = now();
  return withFirm(actor, async (tx) => {
    const { timeZone, workCalendar, rules } = await readFirmSettings(tx, firmId);
    const weeks = weeksAround(dateIn(at, timeZone));
    const loads = await readLoads(tx, firmId, at);
    const counted = STAGES.filter((stage) => rules.stageWeights[stage].counts);
    const seniorities = await readSeniorities(tx, firmId);
    const parts: HeatmapParts = {
      weeks,
      visaCells: await readVisaCells(tx, firmId),
      // How full a workload was stays true, no matter who looks; only which cases were held is
      // hidden by walls.
      past: await withWholeFirm(firmId, (whole) =>
        readActiveAt(whole, firmId, pastInstants(weeks, timeZone), counted),
      ),
      coming: await comingCounts(
        await readComing(tx, firmId, { at, timeZone, workCalendar, rules }),
        {
          weeks,
          timeZone,
          rules,
        },
      ),
      absences: await readAbsences(tx, firmId, spanOf(weeks)),
    };
    const rows = loads.flatMap((load) => {
      const seniority = seniorities.get(load.attorney.id);
      return seniority === undefined ? [] : [rowOf(load, seniority, parts)];
    });
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

/** The last instant of a week: a case taken over at midnight belongs to the week after. */
function endOf({ endsOn }: HeatmapWeek, timeZone: string): Date {
  return new Date(dayEnd(endsOn, timeZone).getTime() - 1);
}

function pastInstants(weeks: readonly HeatmapWeek[], timeZone: string): Date[] {
  return weeks.filter(({ when }) => when === 'past').map((week) => endOf(week, timeZone));
}

/** Expected active cases by attorney and place of the week. */
async function comingCounts(
  cases: readonly ForeseenCase[],
  { weeks, timeZone, rules }: { weeks: HeatmapWeek[]; timeZone: string; rules: RuleSet },
): Promise<Map<string, number>> {
  const ends = weeks.map((week) => endOf(week, timeZone).getTime());
  const counts = new Map<string, number>();
  const slice = new TimeSlice();
  for (const { attorneyId, stages } of cases) {
    weeks.forEach(({ when }, index) => {
      if (when !== 'coming' || !isExpectedActive(stages, ends[index] ?? 0, rules)) return;
      const key = `${attorneyId} ${index}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    await slice.giveWay();
  }
  return counts;
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

// The heatmap's filter by seniority.
async function readSeniorities(tx: FirmTx, firmId: string): Promise<Map<string, Seniority>> {
  const rows = await tx.$queryRaw<{ id: string; seniority: Seniority }[]>`
    SELECT id, seniority FROM attorneys WHERE firm_id = ${firmId}::uuid`;
  return new Map(rows.map(({ id, seniority }) => [id, seniority]));
}

interface HeatmapParts {
  weeks: readonly HeatmapWeek[];
  visaCells: readonly VisaCellRow[];
  past: readonly WeekEndCount[];
  coming: ReadonlyMap<string, number>;
  absences: readonly AbsenceSpan[];
}

function rowOf(load: AttorneyLoad, seniority: Seniority, parts: HeatmapParts): HeatmapRow {
  const { attorney, isActive, isPresent, ...workload } = load;
  const byVisaType: HeatmapRow['byVisaType'] = {};
  for (const { attorneyId, visaType, openCases, loadPoints, level } of parts.visaCells) {
    if (attorneyId === attorney.id) byVisaType[visaType] = { openCases, loadPoints, level };
  }
  const absences = parts.absences.filter(({ attorneyId }) => attorneyId === attorney.id);
  const byWeek = parts.weeks.map((week, index) => {
    const activeCases = activeIn(week, index, load, parts);
    return {
      startsOn: week.startsOn,
      activeCases,
      share: activeCases / workload.capacity,
      absentDays: absentDaysIn(week, absences),
    };
  });
  const isAwayNow = isActive && !isPresent;
  return { attorney, seniority, isActive, isAwayNow, ...workload, byVisaType, byWeek };
}

function activeIn(
  { when }: HeatmapWeek,
  index: number,
  { attorney, activeCases }: AttorneyLoad,
  { past, coming }: HeatmapParts,
): number {
  if (when === 'current') return activeCases;
  if (when === 'coming') return coming.get(`${attorney.id} ${index}`) ?? 0;
  const count = past.find(({ attorneyId, week }) => attorneyId === attorney.id && week === index);
  return count?.activeCases ?? 0;
}
