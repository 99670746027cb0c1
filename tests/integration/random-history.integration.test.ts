import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelAbsence, recordAbsence } from '@/lib/features/absences';
import { answerHandoff, assignCase, drainWaitingLine, reassignCase } from '@/lib/assignment';
import { STAGES, STRATEGIES, type Level } from '@/lib/assignment/core';
import { changeAttorney } from '@/lib/features/attorneys';
import { checkFirm } from '@/lib/tools/doctor';
import { AppError } from '@/lib/shared/errors';
import { addWall, removeWall } from '@/lib/features/walls';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from './as-owner';
import { at, buildFirm, changeRules, editCase, openCase, type BuiltFirm } from './build-firm';
import { histories } from './histories';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const RUNS = histories(15);
const STEPS = 16;
const START_MS = Date.UTC(2026, 2, 2, 15);
const COMPANIES = ['Acme', 'Borealis'] as const;
const VISAS = ['H-1B', 'TN', 'PERM'] as const;

/** A firm through which a random history goes; every step acts as people would, or the clock does. */
class CheckedFirm {
  private nowMs = START_MS;
  private readonly caseIds: string[] = [];
  private readonly absenceIds: string[] = [];
  private readonly wallIds: string[] = [];

  constructor(private readonly firm: BuiltFirm) {}

  /** Runs one step; being refused is part of a history, a fault is not. */
  async play(step: Step): Promise<void> {
    await this.now(async () => {
      try {
        await this.perform(step);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    });
  }

  async findings(): Promise<string[]> {
    const found = await this.now(() => checkFirm(this.firm.firmId));
    return found.map(({ check, detail }) => `${check}: ${detail}`);
  }

  private now<T>(work: () => Promise<T>): Promise<T> {
    return at(new Date(this.nowMs).toISOString(), work);
  }

  private day(offset: number): string {
    return new Date(this.nowMs + offset * DAY_MS).toISOString().slice(0, 10);
  }

  private attorney(nth: number): string {
    const ids = Object.values(this.firm.ids);
    return ids[nth % ids.length] ?? '';
  }

  private some(ids: readonly string[], nth: number): string {
    return ids[nth % Math.max(1, ids.length)] ?? '';
  }

  private async perform(step: Step): Promise<void> {
    const { firm } = this;
    const { actor } = firm;
    const caseId = this.some(this.caseIds, step.nth);
    const override = step.forced ? { reason: 'Asked for by the history' } : undefined;
    switch (step.kind) {
      case 'arrive':
        return this.arrive(step);
      case 'hand-off':
        await reassignCase(actor, caseId, {
          reason: 'workload',
          ...(step.forced ? { toAttorneyId: this.attorney(step.amount), override } : {}),
        });
        return;
      case 'answer':
        return this.answer(step);
      case 'by-hand':
        await assignCase(actor, caseId, { attorneyId: this.attorney(step.amount), override });
        return;
      case 'stage':
        await editCase(firm, caseId, { stage: step.stage });
        return;
      case 'complexity':
        await editCase(firm, caseId, { complexity: 1 + (step.amount % 10) });
        return;
      case 'attorney':
        return this.changeAttorney(step);
      case 'absence':
        return this.leave(step);
      case 'wall':
        return this.wall(step);
      case 'rules':
        return this.publish(step);
      case 'pass':
        this.nowMs += (1 + step.amount) * DAY_MS;
        // What the sweep does within a minute.
        await this.now(() => drainWaitingLine(firm.firmId));
    }
  }

  private async arrive({ nth, amount, forced }: Step): Promise<void> {
    const { id } = await openCase(this.firm, {
      client: {
        name: `Client ${nth % 5}`,
        email: `client-${nth % 5}@example.com`,
        company: COMPANIES[nth % 3],
      },
      visaType: VISAS[amount % VISAS.length] ?? 'TN',
      complexity: 1 + (amount % 10),
      priority: forced ? 'urgent' : 'normal',
      deadline: nth % 2 === 0 ? this.day(amount * 5) : null,
    });
    this.caseIds.push(id);
  }

  private async answer({ amount }: Step): Promise<void> {
    const [pending] = await asOwner<{ id: string }>(
      "SELECT id FROM handoffs WHERE firm_id = $1 AND status = 'pending' ORDER BY id LIMIT 1",
      [this.firm.firmId],
    );
    const answer = (['accept', 'decline', 'withdraw'] as const)[amount % 3] ?? 'accept';
    await answerHandoff(this.firm.actor, pending?.id ?? '', answer, { note: 'As it came' });
  }

  private async changeAttorney({ nth, amount, forced, level }: Step): Promise<void> {
    const changes = [
      { active: forced },
      { capacity: 1 + amount },
      { expertise: { [VISAS[amount % VISAS.length] ?? 'TN']: level } },
      { maxComplexity: forced ? null : 1 + (amount % 10) },
      { intakePerWeek: forced ? null : amount % 4 },
    ];
    const change = changes[amount % changes.length] ?? {};
    await changeAttorney(this.firm.actor, this.attorney(nth), change);
  }

  private async leave({ nth, amount, forced }: Step): Promise<void> {
    if (forced) {
      await cancelAbsence(this.firm.actor, { absenceId: this.some(this.absenceIds, nth) });
      return;
    }
    const { id } = await recordAbsence(this.firm.actor, {
      attorneyId: this.attorney(nth),
      startsOn: this.day(amount % 4),
      endsOn: this.day((amount % 4) + amount),
      kind: 'vacation',
    });
    this.absenceIds.push(id);
  }

  private async wall({ nth, amount, forced }: Step): Promise<void> {
    if (forced) return removeWall(this.firm.actor, this.some(this.wallIds, nth));
    const { id } = await addWall(this.firm.actor, {
      attorneyId: this.attorney(nth),
      company: COMPANIES[amount % COMPANIES.length] ?? null,
      reason: 'A cousin works there',
    });
    this.wallIds.push(id);
  }

  private async publish({ nth, amount, forced, level }: Step): Promise<void> {
    const changes = [
      { strategy: STRATEGIES[amount % STRATEGIES.length] },
      { capacityMeasure: forced ? ('load' as const) : ('cases' as const) },
      { minExpertise: level },
      { stageWeights: { filed: { counts: forced, weight: 0.3 } } },
      { handoffNeedsAcceptance: forced },
      { continuity: forced ? ('prefer' as const) : ('off' as const) },
    ];
    await changeRules(this.firm, changes[nth % changes.length] ?? {});
  }
}

const step = fc.record({
  kind: fc.constantFrom(
    ...(['arrive', 'arrive', 'arrive', 'arrive', 'hand-off', 'answer', 'by-hand'] as const),
    ...(['stage', 'stage', 'complexity', 'attorney', 'absence', 'wall', 'rules', 'pass'] as const),
  ),
  nth: fc.nat(20),
  amount: fc.nat(9),
  forced: fc.boolean(),
  stage: fc.constantFrom(...STAGES),
  level: fc.constantFrom<Level>(0, 1, 2, 3),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

it('leaves nothing for the doctor to find after any step of any history', async () => {
  const decided = { firms: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: STEPS }), async (history) => {
      const firm = await at(new Date(START_MS - 90 * DAY_MS).toISOString(), () =>
        buildFirm([
          { name: 'Ana', capacity: 2, expertise: { 'H-1B': 3, TN: 2 } },
          { name: 'Ben', capacity: 3, expertise: { 'H-1B': 1, PERM: 3 }, seniority: 'partner' },
          { name: 'Cai', capacity: 4, expertise: { TN: 1, PERM: 2 }, seniority: 'junior' },
        ]),
      );
      decided.firms += 1;
      const checked = new CheckedFirm(firm);
      for (const one of history) {
        await checked.play(one);
        expect(await checked.findings(), JSON.stringify(one)).toEqual([]);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(decided.firms).toBe(RUNS);
}, 240_000);
