import { randomBytes } from 'node:crypto';
import { DEFAULT_RULE_SET, type Strategy } from '@/lib/assignment/core';
import { createAttorney } from '@/lib/features/attorneys';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { withClock } from '@/lib/platform/clock';
import { createFirm } from '@/lib/features/firms';
import { replayCases } from '@/lib/features/imports';
import { DAY_MS } from '@/lib/shared/time';
import { figuresOf, type ReplayTotals } from './totals';
import type { PastFiling } from './h2-filings';
import { REPLAY_CAPACITY, type Roster } from './replay-roster';

const LEVEL_IN_SIGNED_PROGRAMS = 3;

/** Long enough before the first filing that no one counts as a newcomer when it arrives. */
const FOUNDED_DAYS_BEFORE = 45;

export interface ReplayedFirm {
  readonly firmId: string;
  readonly slug: string;
  readonly figures: ReplayTotals;
}

/**
 * Creates a firm as it was before its first filing, with its attorneys of record as the roster,
 * and lets the rules decide each filing as it arrives. Everyone is senior, so that the thresholds
 * for complex cases shut no one out: who signs for a firm may sign for any head count.
 */
export async function replayFirm(
  filings: readonly PastFiling[],
  { strategy, timeZone }: { strategy: Strategy; timeZone: string },
): Promise<ReplayedFirm> {
  const [first] = filings.toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime());
  if (!first) throw new Error('There are no filings to replay.');
  const foundedAt = new Date(first.arrivedAt.getTime() - FOUNDED_DAYS_BEFORE * DAY_MS);
  const { firmId, slug, roster } = await withClock(
    () => foundedAt,
    () => found(first.firm, filings, { strategy, timeZone }),
  );
  const replayed = await replayCases(systemActor(firmId), filings);
  return { firmId, slug, figures: figuresOf(filings, replayed, roster) };
}

async function found(
  firm: string,
  filings: readonly PastFiling[],
  { strategy, timeZone }: { strategy: Strategy; timeZone: string },
): Promise<{ firmId: string; slug: string; roster: Roster }> {
  const created = await createFirm(
    {
      name: `${firm} ${strategy}`,
      adminEmail: `admin@${firm}-${strategy}.example`.toLowerCase(),
      adminPassword: randomBytes(18).toString('base64url'),
      timeZone,
    },
    { rules: { ...DEFAULT_RULE_SET, strategy } },
  );
  const roster = await addRoster(systemActor(created.firmId), firm, filings);
  return { ...created, roster };
}

async function addRoster(
  actor: Actor,
  firm: string,
  filings: readonly PastFiling[],
): Promise<Roster> {
  const roster = new Map<string, string>();
  for (const name of [...new Set(filings.map((one) => one.attorneyOfRecord))].sort()) {
    const signed = filings.filter((one) => one.attorneyOfRecord === name);
    const { id } = await createAttorney(actor, {
      name: `Attorney ${name}`,
      email: `${name}@${firm}.example`.toLowerCase(),
      seniority: 'senior',
      capacity: REPLAY_CAPACITY,
      expertise: Object.fromEntries(
        signed.map(({ program }) => [program, LEVEL_IN_SIGNED_PROGRAMS]),
      ),
    });
    roster.set(id, name);
  }
  return roster;
}
