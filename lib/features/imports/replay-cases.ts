import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { changeCase, getCase, submitCase } from '@/lib/features/cases';
import { openCaseSchema, type OpenCaseInput } from '@/lib/contracts/case';
import { withClock } from '@/lib/platform/clock';
import { parseInput } from '@/lib/shared/validation/parse-input';

/** A case of the past: what arrived, when, and when it was over. */
export interface PastCase {
  readonly input: OpenCaseInput;
  readonly arrivedAt: Date;
  /** Null when it is still open. */
  readonly closedAt: Date | null;
}

/** What the rules made of a past case. */
export interface ReplayedCase {
  readonly past: PastCase;
  readonly caseId: string;
  readonly arrivedAt: Date;
  /** Null when it was closed before anyone could take it, or still waits. */
  readonly attorneyId: string | null;
  /** From arrival to the first holder; null without one. */
  readonly waitedMs: number | null;
}

type Event =
  | { readonly kind: 'closes'; readonly at: Date; readonly past: PastCase }
  | { readonly kind: 'arrives'; readonly at: Date; readonly past: PastCase };

/**
 * Runs past cases through the rules as though each were arriving: the clock stands at the time of
 * every event, arrivals are decided and closings free their places, in one order of time. At the
 * same instant closings come first. Only single-purpose programs may do this: the clock is moved
 * for the whole process.
 *
 * @throws AppError as `submitCase` and `changeCase` do
 */
export async function replayCases(
  actor: Actor,
  cases: readonly PastCase[],
): Promise<ReplayedCase[]> {
  const opened = new Map<PastCase, string>();
  for (const event of inOrder(cases)) {
    await withClock(
      () => event.at,
      () =>
        event.kind === 'arrives'
          ? open(actor, event.past, opened)
          : close(actor, event.past, opened),
    );
  }
  return Promise.all([...opened].map(([past, caseId]) => outcomeOf(actor, past, caseId)));
}

function inOrder(cases: readonly PastCase[]): Event[] {
  const events = cases.flatMap((past): Event[] => [
    { kind: 'arrives', at: past.arrivedAt, past },
    ...(past.closedAt ? [{ kind: 'closes' as const, at: past.closedAt, past }] : []),
  ]);
  return events.sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

function rank({ kind }: Event): number {
  return kind === 'closes' ? 0 : 1;
}

async function open(actor: Actor, past: PastCase, opened: Map<PastCase, string>): Promise<void> {
  const { id } = await submitCase(actor, parseInput(openCaseSchema, past.input));
  opened.set(past, id);
}

async function close(actor: Actor, past: PastCase, opened: Map<PastCase, string>): Promise<void> {
  const caseId = opened.get(past);
  if (!caseId) throw new Error('A case closes before it arrives.');
  const { version } = await getCase(actor, caseId);
  await changeCase(actor, caseId, { version, stage: 'closed' });
}

async function outcomeOf(actor: Actor, past: PastCase, caseId: string): Promise<ReplayedCase> {
  const { attorney, assignedAt } = await getCase(actor, caseId);
  const waitedMs = assignedAt === null ? null : Date.parse(assignedAt) - past.arrivedAt.getTime();
  return { past, caseId, arrivedAt: past.arrivedAt, attorneyId: attorney?.id ?? null, waitedMs };
}
