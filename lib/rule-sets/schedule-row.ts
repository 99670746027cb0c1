import 'server-only';
import type { RuleSet as RuleSetRow, ScheduledRuleSet } from '@/lib/platform/db/generated/client';
import { AppError, invalidField, notFound, staleVersion } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { diffRules } from './diff-rules';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import type { ScheduleStatus } from '@/lib/contracts/rules-codes';
import { storedRules } from './stored-rules';
import type { RulesTransaction } from './rules-transaction';

/** Rules are scheduled at most this far ahead: no one remembers a longer promise. */
const FURTHEST_DAYS = 366;

export type ScheduleWithBase = ScheduledRuleSet & { base: RuleSetRow };

const ENDINGS: Readonly<Record<Exclude<ScheduleStatus, 'scheduled'>, string>> = {
  published: 'have taken effect already',
  cancelled: 'have been cancelled already',
  refused: 'were refused, because another version was published in between',
};

/**
 * Reads rules that still wait for their time, under the firm's lock.
 * @throws AppError `not-found`, `conflict` when they wait no longer, `stale-version`.
 */
export async function loadSchedule(
  transaction: RulesTransaction,
  id: string,
  version?: number,
): Promise<ScheduleWithBase> {
  const { tx, firmId } = transaction;
  const row = isId(id)
    ? await tx.scheduledRuleSet.findUnique({
        where: { firmId_id: { firmId, id } },
        include: { base: true },
      })
    : null;
  if (!row) throw notFound('schedule', id);
  // The database's check guarantees the closed list that Prisma types as text.
  const status = row.status as ScheduleStatus;
  if (status !== 'scheduled') {
    throw new AppError('conflict', `These rules ${ENDINGS[status]}. Reload the page.`);
  }
  if (version !== undefined && version !== row.version) {
    const facts = { note: row.note, effectiveAt: row.effectiveAt.toISOString() };
    throw staleVersion(
      'schedule',
      version,
      row.version,
      await describeMove(transaction, id),
      facts,
    );
  }
  return row;
}

/** "Robin Vale changed when they take effect" */
async function describeMove(
  { tx, firmId }: RulesTransaction,
  id: string,
): Promise<string | undefined> {
  const moved = await tx.event.findFirst({
    where: {
      firmId,
      kind: 'rules-rescheduled',
      data: { path: ['scheduledId'], equals: id },
    },
    orderBy: { seq: 'desc' },
    select: { actorName: true },
  });
  return moved ? `${moved.actorName} changed when they take effect` : undefined;
}

/**
 * The instant from which rules are to apply.
 * @throws AppError `validation-failed` for one that has passed or is more than a year ahead.
 */
export function futureInstant(text: string, at: Date): Date {
  const instant = new Date(text);
  if (instant <= at) {
    throw invalidField(
      'effectiveAt',
      'This time has passed. Choose a later one, or publish at once.',
    );
  }
  if (instant.getTime() > at.getTime() + FURTHEST_DAYS * DAY_MS) {
    throw invalidField(
      'effectiveAt',
      'This time is more than a year ahead. Choose an earlier one.',
    );
  }
  return instant;
}

/** Scheduled rules as API and pages show them; `current` is the version in force. */
export function scheduleDto(row: ScheduleWithBase, current: number): RulesScheduleDto {
  const rules = storedRules(row.config);
  return {
    id: row.id,
    status: row.status as ScheduleStatus,
    effectiveAt: row.effectiveAt.toISOString(),
    baseVersion: row.baseVersion,
    isStale: row.status === 'scheduled' && row.baseVersion !== current,
    note: row.note,
    scheduledAt: row.scheduledAt.toISOString(),
    scheduledBy: row.scheduledByName,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedByName,
    publishedVersion: row.publishedVersion,
    rules,
    changes: diffRules(storedRules(row.base.config), rules),
    version: row.version,
  };
}
