import 'server-only';
import { STAGES, type RuleSet, type WorkCalendar } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission, type Permission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { invalidField } from '@/lib/shared/errors';
import { dayEnd, dayStart } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { isExpectedActive } from './coming-load';
import type { Ref } from '@/lib/contracts/values';
import type { MetricCasesDto } from './metric-dto';
import {
  metricSchema,
  type Metric,
  type MetricInput,
  type MetricQuery,
} from '@/lib/contracts/metric';
import { MAX_METRIC_CASES, readCasesById, readIntervalCases } from './read-metric-cases';
import { readOverdue } from './read-overdue';
import { readCasesHeldAt } from './read-cases-held-at';
import { readComing } from './read-coming';
import { readFirmSettings } from './read-firm-settings';
import { getAttorneyRef, readHistoryFacts } from './report-attorney-history';

/** Figures of the heatmap are open to the person who may see workloads. */
const OF_HEATMAP: readonly Metric[] = ['active', 'open', 'expected'];

/**
 * The permission that seeing the cases that a metric counts takes: that of the page which shows it.
 */
export function permissionFor(figure: string): Permission {
  return OF_HEATMAP.some((known) => known === figure) ? 'workload.read' : 'reports.read';
}

interface Frame {
  readonly timeZone: string;
  readonly workCalendar: WorkCalendar | undefined;
  readonly rules: RuleSet;
  readonly from: Date;
  readonly to: Date;
  readonly at: Date;
  readonly limit: number;
}

/**
 * The cases that a figure of a report or of the heatmap counts, newest first: as many as the figure
 * says. A long list is cut to `limit`; `total` says how long it is. At most six queries.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found` for attorneys the firm does not have.
 */
export async function listMetricCases(
  actor: Actor,
  input: MetricInput,
  limit: number = MAX_METRIC_CASES,
): Promise<MetricCasesDto> {
  requirePermission(actor, permissionFor(input.figure));
  const query = parseInput(metricSchema, input);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const { timeZone, workCalendar, rules } = await readFirmSettings(tx, firmId);
    const from = dayStart(query.from, timeZone);
    const frame = {
      timeZone,
      workCalendar,
      rules,
      from,
      to: dayEnd(query.to, timeZone),
      at: now(),
      limit,
    };
    const attorney = await findRef(tx, firmId, query.attorneyId);
    const other = await findRef(tx, firmId, query.otherId);
    const cases = await readCases(tx, firmId, query, frame);
    return {
      figure: query.figure,
      attorney,
      other,
      from: query.from,
      to: query.to,
      timeZone,
      ...cases,
    };
  });
}

async function findRef(tx: FirmTx, firmId: string, id: string | undefined): Promise<Ref | null> {
  return id === undefined ? null : getAttorneyRef(tx, firmId, id);
}

async function readCases(
  tx: FirmTx,
  firmId: string,
  query: MetricQuery,
  frame: Frame,
): Promise<Pick<MetricCasesDto, 'items' | 'total'>> {
  switch (query.figure) {
    case 'active':
    case 'open':
      return readHeld(tx, firmId, query, frame);
    case 'expected':
      return readExpected(tx, firmId, query, frame);
    case 'overdue':
      return readOverdue(tx, firmId, query, frame.limit);
    case 'closed':
    case 'on-time':
    case 'late':
    case 'reached':
      return readFacts(tx, firmId, query, frame);
    default:
      return readIntervalCases(tx, firmId, query, frame);
  }
}

async function readHeld(tx: FirmTx, firmId: string, query: MetricQuery, frame: Frame) {
  const counted = STAGES.filter((stage) =>
    query.figure === 'active' ? frame.rules.stageWeights[stage].counts : stage !== 'closed',
  );
  // The end of a day that is not over is this moment.
  const end = new Date(frame.to.getTime() - 1);
  const at = end < frame.at ? end : frame.at;
  const { attorneyId } = query;
  const { limit } = frame;
  return readCasesHeldAt(tx, firmId, { at, stages: counted, attorneyId, limit });
}

async function readExpected(tx: FirmTx, firmId: string, query: MetricQuery, frame: Frame) {
  const coming = await readComing(tx, firmId, { ...frame, attorneyId: query.attorneyId });
  const atMs = frame.to.getTime() - 1;
  const facts = coming
    .filter(({ stages }) => isExpectedActive(stages, atMs, frame.rules))
    .map(({ caseId, assignedAt }) => ({ caseId, at: assignedAt }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return { items: await readCasesById(tx, firmId, facts, frame.limit), total: facts.length };
}

async function readFacts(tx: FirmTx, firmId: string, query: MetricQuery, frame: Frame) {
  const { attorneyId, figure, stage } = query;
  if (attorneyId === undefined) {
    throw invalidField('attorneyId', `attorneyId is needed for the figure ${figure}.`);
  }
  const months = { from: query.from.slice(0, 7), to: query.to.slice(0, 7) };
  const { timeZone } = frame;
  const facts = (await readHistoryFacts(tx, firmId, { attorneyId, timeZone, ...months }))
    .filter(({ kind, ...fact }) => kind === figure && (stage === undefined || fact.stage === stage))
    .filter(({ at }) => frame.from <= at && at < frame.to)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return { items: await readCasesById(tx, firmId, facts, frame.limit), total: facts.length };
}
