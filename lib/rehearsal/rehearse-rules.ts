import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { now } from '@/lib/clock';
import { withFirm } from '@/lib/db/with-firm';
import { staleVersion } from '@/lib/errors';
import { mergeRules } from '@/lib/rule-sets/merge-rules';
import { getRules } from '@/lib/rules';
import { DAY_MS } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import type { RehearsalDto } from './dto';
import { readPast } from './read-past';
import { rehearse } from './rehearse';
import { rehearsalSchema, type RehearsalInput } from './schema';

/**
 * What a draft of the rules would have done on the firm's last days, beside what the rules in force
 * would have. Nothing is written. Reading takes one short transaction; the rehearsal itself holds
 * none, and looks after every day of it whether the answer is still wanted.
 *
 * @param signal ends the work early: nobody waits for the answer any more
 * @throws AppError `forbidden`, `validation-failed` or `stale-version`; the signal's reason
 */
export async function rehearseRules(
  actor: Actor,
  input: RehearsalInput,
  signal?: Pick<AbortSignal, 'throwIfAborted'>,
): Promise<RehearsalDto> {
  requirePermission(actor, 'rules.publish');
  const { version, days, note: _note, ...change } = parseInput(rehearsalSchema, input);
  const to = now();
  const from = new Date(to.getTime() - days * DAY_MS);
  const current = await getRules(actor);
  const { version: currentVersion, ...inForce } = current;
  if (version !== currentVersion) throw staleVersion('rule set', version, currentVersion);
  const { past, labels } = await withFirm(actor, (tx) => readPast(tx, actor.firmId, { from, to }));
  const draft = mergeRules(inForce, change);
  const steps = rehearse(past, { inForce, draft }, labels);
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
