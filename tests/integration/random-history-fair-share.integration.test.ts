import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordAbsence, cancelAbsence } from '@/lib/features/absences';
import { openReadTransaction } from '@/lib/assignment';
import {
  accountsOf,
  debitAndCredit,
  fadeMilliPoints,
  wholeDaysBetween,
  type Decision,
  type DecisionInput,
} from '@/lib/assignment/core';
import { changeAttorney } from '@/lib/features/attorneys';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { checkFirm } from '@/lib/tools/doctor';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from './as-owner';
import { addAttorney, at, buildFirm, openCase, type BuiltFirm } from './build-firm';
import { histories } from './histories';

const RUNS = histories(8);
const FOUNDED_MS = Date.UTC(2026, 2, 2, 15);

/** A firm in which nothing happens but what the fair-share ledger has to notice. */
class CheckedFirm {
  private nowMs = FOUNDED_MS;
  private absence: { id: string; endsAt: string } | null = null;
  private joined = 0;

  constructor(private readonly firm: BuiltFirm) {}

  now<T>(work: () => Promise<T>): Promise<T> {
    return at(new Date(this.nowMs).toISOString(), work);
  }

  async play({ kind, nth, amount }: Step): Promise<void> {
    const { actor, ids } = this.firm;
    const attorneyId = Object.values(ids)[nth % Object.keys(ids).length] ?? '';
    switch (kind) {
      case 'arrive':
        await openCase(this.firm, { complexity: 1 + amount });
        return;
      case 'pause':
        await changeAttorney(actor, attorneyId, { active: amount > 4 });
        return;
      case 'resize':
        await changeAttorney(actor, attorneyId, { capacity: 20 + 4 * amount });
        return;
      case 'leave':
        await this.leave(attorneyId, amount);
        return;
      case 'join':
        this.joined += 1;
        await addAttorney(this.firm, { name: `Joiner ${this.joined}`, capacity: 20 + amount });
        return;
      case 'pass':
        this.nowMs += ((1 + amount) * DAY_MS) / 4;
    }
  }

  private async leave(attorneyId: string, amount: number): Promise<void> {
    const { actor } = this.firm;
    const before = this.absence;
    this.absence = null;
    // One that is over is on record and cannot be taken back; the next one follows it.
    if (before && Date.parse(before.endsAt) > this.nowMs) {
      await cancelAbsence(actor, { absenceId: before.id });
      return;
    }
    const day = (offset: number) =>
      new Date(this.nowMs + offset * DAY_MS).toISOString().slice(0, 10);
    this.absence = await recordAbsence(actor, {
      attorneyId,
      startsOn: day(0),
      endsOn: day(amount),
      kind: 'vacation',
    });
  }

  /** Everyone's balance as a decision would see it now. */
  balances(): Promise<Map<string, number>> {
    const { firmId } = this.firm;
    return this.now(() =>
      withWholeFirm(firmId, async (tx) => {
        const { roster } = await openReadTransaction(tx, firmId);
        const all = roster.candidatesFor({ clientId: '', company: null, visaType: 'other' });
        return new Map(all.map((one) => [one.id, one.fairShareMilliPoints]));
      }),
    );
  }

  /** The same by rows: every new case on record charged to everyone who was present then. */
  async balancesByRows(): Promise<{ balances: Map<string, number>; roundings: number }> {
    const decisions = await asOwner<{ input: DecisionInput; result: Decision }>(
      `SELECT d.input, d.result
         FROM assignments s JOIN decisions d ON d.firm_id = s.firm_id AND d.id = s.decision_id
        WHERE s.firm_id = $1 AND s.is_new_intake ORDER BY s.turn`,
      [this.firm.firmId],
    );
    const balances = new Map<string, number>();
    let [fadedDays, roundings] = [0, 0];
    const fadeTo = (atMs: number) => {
      const days = wholeDaysBetween(FOUNDED_MS, atMs);
      for (const [id, each] of balances) balances.set(id, fadeMilliPoints(each, days - fadedDays));
      roundings += days - fadedDays;
      fadedDays = days;
    };
    for (const { input, result } of decisions) {
      fadeTo(input.decidedAtMs);
      const accounts = accountsOf(input.candidates, input.decidedAtMs).map((each) => ({
        ...each,
        balanceMilliPoints: balances.get(each.id) ?? 0,
      }));
      const { attorneyId, caseWeightPoints } = result;
      const charged = debitAndCredit(accounts, 0, attorneyId ?? '', caseWeightPoints);
      for (const [id, each] of charged.balances) balances.set(id, each);
      roundings += 1;
    }
    fadeTo(this.nowMs);
    return { balances, roundings };
  }
}

const step = fc.record({
  kind: fc.constantFrom(
    ...(['arrive', 'arrive', 'arrive', 'arrive', 'arrive'] as const),
    ...(['pause', 'resize', 'leave', 'join', 'pass', 'pass'] as const),
  ),
  nth: fc.nat(20),
  amount: fc.nat(9),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function aFirm(): Promise<BuiltFirm> {
  return at(new Date(FOUNDED_MS).toISOString(), () =>
    buildFirm([
      { name: 'Ana', capacity: 20 },
      { name: 'Ben', capacity: 30 },
      { name: 'Cai', capacity: 45 },
    ]),
  );
}

it('shows after any history of cases, presence, capacity, roster and days the balances that charging every case to everyone would, to a few milli-points, and the doctor agrees after every step', async () => {
  const histories = fc.array(step, { minLength: 6, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const firm = await aFirm();
      const checked = new CheckedFirm(firm);
      for (const one of history) {
        await checked.now(() => checked.play(one));
        expect(await checked.now(() => checkFirm(firm.firmId)), JSON.stringify(one)).toEqual([]);
      }
      const { balances, roundings } = await checked.balancesByRows();
      // One settling and one charge by rows for each step, and the two roundings of each fading.
      const slack = 2 * (roundings + history.length);
      for (const [id, balance] of await checked.balances()) {
        expect(Math.abs(balance - (balances.get(id) ?? 0))).toBeLessThanOrEqual(slack);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);

it('writes one attorney’s row for a new case once no one is new, however many share in it', async () => {
  const firm = await at('2026-01-05T15:00:00Z', () =>
    buildFirm(Array.from({ length: 12 }, (_, nth) => ({ name: `A${nth}` }))),
  );
  const versions = async () => {
    const rows = await asOwner<{ id: string; xmin: string }>(
      'SELECT id, xmin::text FROM attorneys WHERE firm_id = $1',
      [firm.firmId],
    );
    return new Map(rows.map(({ id, xmin }) => [id, xmin]));
  };
  await at('2026-03-02T15:00:00Z', async () => {
    await openCase(firm);
    const before = await versions();
    const { attorney } = await openCase(firm);
    const after = await versions();
    const written = [...after.keys()].filter((id) => after.get(id) !== before.get(id));
    expect(written).toEqual([attorney?.id]);
    expect(await checkFirm(firm.firmId)).toEqual([]);
  });
});
