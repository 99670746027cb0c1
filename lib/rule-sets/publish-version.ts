import 'server-only';
import { applyChange, type Carried, type RuleSet } from '@/lib/assignment/core';
import { digestOfJson } from '@/lib/shared/canonical-json';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { staleVersion } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { diffRules } from './diff-rules';
import type { RulesDto } from '@/lib/contracts/rules';
import { storedRules } from './stored-rules';
import { reweighOpenCases } from './reweigh-open-cases';
import type { RulesTransaction } from './rules-transaction';

/** Why a version is published, and for whom where that is not who acts. */
export interface Publication {
  readonly note: string | null;
  /** What was scheduled, when it was to take effect, and who said so. */
  readonly scheduled?: {
    readonly id: string;
    readonly effectiveAt: Date;
    readonly byId: string | null;
    readonly byName: string;
  };
}

/**
 * Writes the next version and puts it in force for every decision after this transaction. Where
 * stages weigh differently from now on, open cases and counters follow at once.
 */
export async function publishVersion(
  transaction: RulesTransaction,
  rules: RuleSet,
  { note, scheduled }: Publication,
): Promise<RulesDto> {
  const { tx, firmId, actor } = transaction;
  const version = transaction.ruleSetVersion + 1;
  const actingId = actor.kind === 'member' ? actor.id : null;
  const changes = diffRules(transaction.rules, rules);
  const config = toJson(rules);
  const publishedByName = scheduled?.byName ?? actor.name;
  await tx.ruleSet.create({
    data: {
      firmId,
      id: newId(),
      version,
      config,
      note,
      publishedAt: scheduled?.effectiveAt ?? transaction.at,
      publishedById: scheduled ? scheduled.byId : actingId,
      publishedByName,
    },
  });
  await tx.assignmentState.update({ where: { firmId }, data: { ruleSetVersion: version } });
  const isReweighed = changes.some(({ path }) => path.startsWith('stageWeights.'));
  const carried = isReweighed
    ? await reweighOpenCases(transaction, rules)
    : new Map<string, Carried>();
  applyChange(transaction.state, { kind: 'rules-changed', rules, version, carried });
  transaction.record('rules-published', {
    facts: {
      version,
      changes,
      rulesDigest: digestOfJson(config),
      ...(scheduled && { scheduledId: scheduled.id }),
    },
    text: { note, publishedByName },
  });
  transaction.drainAfterCommit();
  return { version, ...rules };
}

/** "Robin Vale published version 8" */
export async function describeVersion(
  tx: FirmTx,
  firmId: string,
  version: number,
): Promise<string | undefined> {
  const row = await tx.ruleSet.findFirst({
    where: { firmId, version },
    select: { publishedByName: true },
  });
  return row ? `${row.publishedByName} published version ${version}` : undefined;
}

/**
 * Refuses a caller who has not seen the rules in force, naming what has changed since. With
 * `shows: 'rules'` the caller shows the rules in fields, and is told what they are by now.
 * @throws AppError `stale-version`.
 */
export async function requireCurrentVersion(
  transaction: RulesTransaction,
  version: number,
  shows: 'rules' | 'nothing' = 'nothing',
): Promise<void> {
  if (version === transaction.ruleSetVersion) return;
  const { tx, firmId } = transaction;
  const error = staleVersion(
    'rule set',
    version,
    transaction.ruleSetVersion,
    await describeVersion(tx, firmId, transaction.ruleSetVersion),
    shows === 'rules' ? { ...transaction.rules } : null,
  );
  const seen = await tx.ruleSet.findFirst({ where: { firmId, version } });
  const changes = seen ? diffRules(storedRules(seen.config), transaction.rules) : [];
  Object.assign(error, {
    fields: [
      ...error.fields,
      ...changes.map(({ path, from, to }) => ({
        path,
        message: `Changed from ${JSON.stringify(from)} to ${JSON.stringify(to)} since version ${version}.`,
      })),
    ],
  });
  throw error;
}

/** A rule set as a JSON column takes it. */
export function toJson(rules: RuleSet): Prisma.InputJsonObject {
  const { thresholds, stageWeights, visaTypes, weights, ...simple } = rules;
  return {
    ...simple,
    weights: { ...weights },
    thresholds: thresholds.map((threshold) => ({ ...threshold })),
    stageWeights: Object.fromEntries(
      Object.entries(stageWeights).map(([stage, rule]) => [stage, { ...rule }]),
    ),
    visaTypes: Object.fromEntries(
      Object.entries(visaTypes).map(([visaType, rule]) => [visaType, { ...rule }]),
    ),
  };
}
