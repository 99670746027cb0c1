import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelAbsence, planCovers, recordAbsence } from '@/lib/features/absences';
import {
  assignCase,
  bringInCase,
  drainWaitingLine,
  openReadTransaction,
  reassignCase,
  withAssignmentTransaction,
} from '@/lib/assignment';
import {
  applyChange,
  copyOf,
  openAccount,
  STAGES,
  STRATEGIES,
  type AttorneyState,
  type FirmState,
  type Level,
  type Stage,
  type VisaType,
} from '@/lib/assignment/core';
import { changeAttorney } from '@/lib/features/attorneys';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import type { Ref } from '@/lib/contracts/values';
import { AppError } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from './as-owner';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from './build-firm';
import { movedIn, Shadow, type Recorded } from './shadow-firm';
import { histories } from './histories';

const RUNS = histories(6);
const STEPS = 16;
const START_MS = Date.UTC(2026, 2, 2, 15);
const VISAS = ['H-1B', 'TN', 'PERM'] as const;

/** Plays each step through the services of the product, and tells the shadow what was done. */
class CheckedFirm {
  private nowMs = START_MS;
  private readonly caseIds: string[] = [];
  private readonly clients: Ref[] = [];
  private readonly absenceIds: string[] = [];
  private readonly absent = new Map<string, string>();
  private handedOff: { caseId: string; handoffId: string; fromAttorneyId: string } | null = null;
  private readonly seen = new Set<string>();
  private joined = 0;

  private constructor(
    private readonly firm: BuiltFirm,
    private readonly shadow: Shadow,
  ) {}

  static async open(firm: BuiltFirm): Promise<CheckedFirm> {
    const atStart = <T>(work: () => Promise<T>) => at(new Date(START_MS).toISOString(), work);
    await atStart(() => withAssignmentTransaction(firm.actor, () => Promise.resolve()));
    return new CheckedFirm(firm, new Shadow(structuredClone(await atStart(() => stateOf(firm)))));
  }

  /** Being refused is part of a history, and changes nothing. */
  async play(step: Step): Promise<void> {
    const { firm, shadow } = this;
    if (step.kind === 'pass') this.nowMs += ((1 + step.amount) * DAY_MS) / 2;
    await this.now(async () => {
      await this.note();
      try {
        await this.perform(step);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      await this.followDecisions();
      await this.note();
      await drainWaitingLine(firm.firmId);
      await this.followDecisions();
      const read = await stateOf(firm);
      const copy = copyOf(shadow.state);
      applyChange(copy, { kind: 'time-passed', atMs: this.nowMs });
      expect(movedIn(copy), JSON.stringify(step)).toEqual(movedIn(read));
      expect(shadow.waiting.length).toBe(await this.countWaiting());
    });
  }

  private now<T>(work: () => Promise<T>): Promise<T> {
    return at(new Date(this.nowMs).toISOString(), work);
  }

  /** A transaction in which nothing happens but that time has passed. */
  private async note(): Promise<void> {
    await withAssignmentTransaction(this.firm.actor, () => Promise.resolve());
    this.shadow.turnTo(this.nowMs);
  }

  private async followDecisions(): Promise<void> {
    const rows = await asOwner<Recorded>(
      `SELECT d.id, d.case_id AS "caseId", d.input, d.result, s.start_reason AS "startReason"
         FROM decisions d
         LEFT JOIN assignments s ON s.firm_id = d.firm_id AND s.decision_id = d.id
        WHERE d.firm_id = $1 AND d.id <> ALL ($2::uuid[]) ORDER BY s.turn NULLS FIRST`,
      [this.firm.firmId, [...this.seen]],
    );
    for (const row of rows) {
      this.seen.add(row.id);
      // A line is drained in a transaction of its own, which begins with the time that has passed.
      this.shadow.turnTo(this.nowMs);
      this.shadow.follow(row);
    }
  }

  private async countWaiting(): Promise<number> {
    const [row] = await asOwner<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM cases
        WHERE firm_id = $1 AND attorney_id IS NULL AND closed_at IS NULL`,
      [this.firm.firmId],
    );
    return row?.waiting ?? 0;
  }

  private some(ids: readonly string[], nth: number): string {
    return ids[nth % Math.max(1, ids.length)] ?? '';
  }

  private attorney(nth: number): string {
    return this.some([...this.shadow.state.attorneys.keys()], nth);
  }

  private async perform(step: Step): Promise<void> {
    const { actor } = this.firm;
    const caseId = this.some(this.caseIds, step.nth);
    const override = { reason: 'Asked for by the history' };
    switch (step.kind) {
      case 'arrive':
        return this.arrive(step);
      case 'hand-off':
        return this.handOff(caseId, {
          reason: 'workload',
          ...(step.forced ? { toAttorneyId: this.attorney(step.amount), override } : {}),
        });
      case 'undo':
        return this.undo();
      case 'by-hand':
        await assignCase(actor, caseId, { attorneyId: this.attorney(step.amount), override });
        return;
      case 'stage':
        return this.edit(caseId, { stage: step.stage });
      case 'complexity':
        return this.edit(caseId, { complexity: 1 + step.amount });
      case 'attorney':
        return this.changeAttorney(step);
      case 'absence':
        return step.forced ? this.comeBack(step) : this.leave(step);
      case 'cover':
        return this.cover(step);
      case 'import':
        return this.bringIn(step);
      case 'join':
        return this.join(step);
      case 'rules':
        return this.publish(step);
      case 'pass':
    }
  }

  private async arrive({ nth, amount, stage, forced }: Step): Promise<void> {
    const complexity = 1 + amount;
    const first = stage === 'closed' ? 'intake' : stage;
    const { id, client } = await openCase(this.firm, {
      client: { name: `Client ${nth % 5}`, email: `client-${nth % 5}@example.com` },
      visaType: VISAS[amount % VISAS.length] ?? 'TN',
      complexity,
      stage: first,
      priority: forced ? 'urgent' : 'normal',
    });
    this.caseIds.push(id);
    this.clients.push(client);
    this.shadow.cases.set(id, { holderId: null, stage: first, complexity });
  }

  /** Someone held the case before the firm came here: nothing is decided. */
  private async bringIn({ nth, amount, stage, forced, level }: Step): Promise<void> {
    const client = this.clients[nth % Math.max(1, this.clients.length)];
    if (!client) return;
    const attorneyId = this.attorney(level);
    const heldSince = new Date(this.nowMs - nth * DAY_MS);
    const held = {
      complexity: 1 + amount,
      stage: stage === 'closed' ? ('intake' as const) : stage,
    };
    const opened = {
      ...{ id: newId(), clientId: client.id, company: null, companyKey: null, externalRef: null },
      ...{ visaType: VISAS[amount % VISAS.length] ?? 'TN', filingKind: null, deadline: null },
      ...{ priority: forced ? ('urgent' as const) : ('normal' as const), notes: null },
      ...{ receivedAt: heldSince, ...held },
    };
    const history = { holdings: [{ attorneyId, heldSince }], closedAt: null };
    await withAssignmentTransaction(this.firm.actor, (transaction) =>
      Promise.resolve(bringInCase(transaction, opened, client, history, newId())),
    );
    this.caseIds.push(opened.id);
    this.shadow.bringIn(opened.id, { holderId: attorneyId, ...held }, heldSince.getTime());
  }

  private async handOff(
    caseId: string,
    request: Parameters<typeof reassignCase>[2],
  ): Promise<void> {
    const done = await reassignCase(this.firm.actor, caseId, request);
    if (done.status !== 'done') return;
    const { handoffId, fromAttorneyId } = done.assignment;
    this.handedOff = { caseId, handoffId, fromAttorneyId };
  }

  /** Takes the last handoff back, which is refused once half a day has passed or the case was handed on. */
  private async undo(): Promise<void> {
    if (!this.handedOff) return;
    const { caseId, handoffId, fromAttorneyId } = this.handedOff;
    const override = { reason: 'They held it a moment ago' };
    const undoing = { toAttorneyId: fromAttorneyId, undoes: handoffId, override };
    await this.handOff(caseId, { reason: 'other', ...undoing });
  }

  private async edit(id: string, change: { stage: Stage } | { complexity: number }): Promise<void> {
    await editCase(this.firm, id, change);
    this.shadow.edit(id, change, this.nowMs);
  }

  private async changeAttorney({ nth, amount, forced, level }: Step): Promise<void> {
    const id = this.attorney(nth);
    const visaType: VisaType = VISAS[amount % VISAS.length] ?? 'TN';
    const levels = { ...this.shadow.state.attorneys.get(id)?.levels, [visaType]: level };
    const changes = [
      { given: { active: forced }, to: { active: forced } },
      { given: { capacity: 1 + amount }, to: { capacity: 1 + amount } },
      { given: { expertise: { [visaType]: level } }, to: { levels } },
      { given: { intakePerWeek: amount }, to: { intakePerWeek: amount } },
    ];
    const { given, to } = changes[amount % changes.length] ?? { given: {}, to: {} };
    await changeAttorney(this.firm.actor, id, given);
    this.shadow.change(id, to);
  }

  private async leave({ nth, amount }: Step): Promise<void> {
    const day = (offset: number) =>
      new Date(this.nowMs + offset * DAY_MS).toISOString().slice(0, 10);
    const attorneyId = this.attorney(nth);
    const { id, startsAt, endsAt } = await recordAbsence(this.firm.actor, {
      ...{ attorneyId, kind: 'vacation' },
      ...{ startsOn: day(amount % 3), endsOn: day((amount % 3) + 3 * amount) },
    });
    this.absenceIds.push(id);
    this.absent.set(id, attorneyId);
    this.shadow.leave(id, attorneyId, {
      startsAtMs: Date.parse(startsAt),
      endsAtMs: Date.parse(endsAt),
    });
  }

  private async comeBack({ nth }: Step): Promise<void> {
    const absenceId = this.some(this.absenceIds, nth);
    await cancelAbsence(this.firm.actor, { absenceId });
    this.shadow.comeBack(absenceId, this.nowMs);
  }

  /** Plans who stands in for a case of an absent attorney: at once where the absence has begun. */
  private async cover({ nth, amount }: Step): Promise<void> {
    const absenceId = this.some(this.absenceIds, nth);
    const holderId = this.absent.get(absenceId);
    const caseId = this.caseIds.find((id) => this.shadow.cases.get(id)?.holderId === holderId);
    if (holderId === undefined || caseId === undefined) return;
    const covers = [{ caseId, attorneyId: this.attorney(amount) }];
    await planCovers(this.firm.actor, { absenceId, covers });
  }

  private async join({ amount, level }: Step): Promise<void> {
    this.joined += 1;
    const levels = { 'H-1B': level, TN: 1 as const };
    const added = await addAttorney(this.firm, {
      ...{ name: `Joiner ${this.joined}`, capacity: 1 + amount, expertise: levels },
    });
    const { id, name, seniority, capacity, position } = added;
    const attorney: AttorneyState = {
      ...{ id, name, seniority, capacity, position, levels, active: true },
      ...{ activeCases: 0, openCases: 0, loadPoints: 0, turn: 0, newCasesLast7Days: 0 },
      ...{ maxComplexity: null, intakePerWeek: null, absences: [], walls: [] },
      ...{ joinedAtMs: this.nowMs, lastAssignedAtMs: null, reentry: null },
      account: openAccount(capacity),
    };
    this.shadow.apply({ kind: 'added', attorney });
    this.shadow.apply({ kind: 'joined', attorneyId: id, atMs: this.nowMs });
  }

  private async publish({ nth, amount, forced, level }: Step): Promise<void> {
    const changes = [
      { strategy: STRATEGIES[amount % STRATEGIES.length] },
      { capacityMeasure: forced ? ('load' as const) : ('cases' as const) },
      { minExpertise: level },
      { stageWeights: { filed: { counts: forced, weight: 0.35 } } },
      { stageWeights: { drafting: { counts: true, weight: 0.1 * amount } } },
    ];
    const published = await changeRules(this.firm, changes[nth % changes.length] ?? {});
    const { version, ...rules } = published;
    this.shadow.publish(rules, version);
  }
}

function stateOf({ firmId }: BuiltFirm): Promise<FirmState> {
  return withWholeFirm(firmId, async (tx) => (await openReadTransaction(tx, firmId)).state);
}

const step = fc.record({
  kind: fc.constantFrom(
    ...(['arrive', 'arrive', 'arrive', 'arrive', 'hand-off', 'by-hand', 'stage', 'stage'] as const),
    ...([
      'complexity',
      'attorney',
      'attorney',
      'absence',
      'join',
      'rules',
      'pass',
      'pass',
    ] as const),
    ...(['undo', 'undo', 'cover', 'cover', 'import'] as const),
  ),
  nth: fc.nat(20),
  amount: fc.nat(9),
  forced: fc.boolean(),
  stage: fc.constantFrom(...STAGES),
  level: fc.constantFrom<Level>(0, 1, 2, 3),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function foundFirm(): Promise<BuiltFirm> {
  return at(new Date(START_MS - 90 * DAY_MS).toISOString(), () =>
    buildFirm([
      { name: 'Ana', capacity: 2, expertise: { 'H-1B': 3, TN: 2 } },
      { name: 'Ben', capacity: 3, expertise: { 'H-1B': 1, PERM: 3 }, seniority: 'partner' },
      { name: 'Cai', capacity: 20, expertise: { TN: 1, PERM: 2 }, seniority: 'junior' },
    ]),
  );
}

it('moves every counter, balance and turn in the database as the reducer of the core does, and decides alike, through any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: STEPS }), async (history) => {
      const checked = await CheckedFirm.open(await foundFirm());
      for (const one of history) await checked.play(one);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);

it('holds through a handoff that is taken back, a cover that returns and a case that is brought in', async () => {
  const firm = await foundFirm();
  const checked = await CheckedFirm.open(firm);
  const usual = { nth: 0, amount: 1, forced: false, stage: 'intake', level: 1 } as const;
  const [ana, cai] = [0, 2];
  for (const one of [
    { kind: 'arrive' },
    { kind: 'hand-off', forced: true, amount: cai },
    { kind: 'hand-off', forced: true, amount: ana },
    { kind: 'undo' },
    { kind: 'absence', nth: cai, amount: 3 },
    { kind: 'cover', amount: ana },
    { kind: 'absence', forced: true },
    { kind: 'import' },
    { kind: 'pass' },
  ] as const) {
    await checked.play({ ...usual, ...one });
  }
  const [found] = await asOwner(
    `SELECT (SELECT count(*)::int FROM handoffs WHERE firm_id = $1 AND undoes_id IS NOT NULL) AS undone,
            (SELECT count(*)::int FROM covers WHERE firm_id = $1 AND status = 'returned') AS returned,
            (SELECT count(*)::int FROM assignments
              WHERE firm_id = $1 AND start_reason = 'imported') AS imported`,
    [firm.firmId],
  );
  expect(found).toEqual({ undone: 1, returned: 1, imported: 1 });
});
