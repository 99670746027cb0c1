import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import { staleVersion } from '@/lib/shared/errors';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { getRules } from '@/lib/features/rules';
import { DAY_MS } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { BacktestDto } from './dto';
import { readPast } from './read-past';
import { backtest } from './backtest';
import { backtestSchema, type BacktestInput } from '@/lib/contracts/backtest';

/**
 * What a draft of the rules would have done on the firm's last days, beside what the rules in force
 * would have. Nothing is written. Reading takes one short transaction; the backtest itself holds
 * none, and looks after every day of it whether the answer is still wanted.
 *
 * @param signal ends the work early: no one waits for the answer any more
 * @throws AppError `forbidden`, `validation-failed` or `stale-version`; the signal's reason
 */
export async function backtestRules(
  actor: Actor,
  input: BacktestInput,
  signal?: Pick<AbortSignal, 'throwIfAborted'>,
): Promise<BacktestDto> {
  requirePermission(actor, 'rules.publish');
  const { version, days, note: _note, ...change } = parseInput(backtestSchema, input);
  const to = now();
  const from = new Date(to.getTime() - days * DAY_MS);
  const current = await getRules(actor);
  const { version: currentVersion, ...inForce } = current;
  if (version !== currentVersion) throw staleVersion('rule set', version, currentVersion);
  const { past, labels } = await withFirm(actor, (tx) => readPast(tx, actor.firmId, { from, to }));
  const draft = mergeRules(inForce, change);
  const steps = backtest(past, { inForce, draft }, labels);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { days, from: from.toISOString(), to: to.toISOString(), ...step.value };
    signal?.throwIfAborted();
    await nextTurn();
  }
}

/** Lets requests that came in meanwhile be served. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
