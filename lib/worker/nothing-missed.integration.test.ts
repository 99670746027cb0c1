import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelAbsence, planCovers, recordAbsence } from '@/lib/features/absences';
import { reassignCase } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { AppError } from '@/lib/shared/errors';
import { getRules, scheduleRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addColleague,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { maintenanceTasks } from './maintenance-tasks';
import { maintainFirm, maintainFirms } from './maintain-firms';
import { histories } from '@/tests/integration/histories';

const RUNS = histories(10);
const STEPS = 14;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 2, 2, 15);

const ACTS = [
  ...['open', 'open', 'ask', 'close', 'leave', 'cancel', 'cover', 'intake', 'pause'],
  ...['rules', 'schedule'],
] as const;

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  nth: fc.nat(5),
  amount: fc.nat(9),
  /** Until the next round; what is due by time comes in hours and days. */
  hours: fc.constantFrom(0, 0, 1, 5, 24, 71, 168),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A firm in which things are done that fall due some time. */
class WatchedFirm {
  private readonly caseIds: string[] = [];
  private readonly absenceIds: string[] = [];

  constructor(private readonly firm: BuiltFirm) {}

  async play(step: Step, nowMs: number): Promise<void> {
    try {
      await at(new Date(nowMs).toISOString(), () => this.perform(step, nowMs));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** Everything that a maintenance task would leave behind if it had something to do. */
  async trace(): Promise<unknown> {
    const [row] = await asOwner(
      `SELECT s.last_event_seq,
              (SELECT count(*)::int FROM cases WHERE firm_id = $1 AND waiting_since IS NULL) AS placed,
              (SELECT count(*)::int FROM notifications WHERE firm_id = $1 AND read_at IS NULL) AS unread
         FROM assignment_states s WHERE s.firm_id = $1`,
      [this.firm.firmId],
    );
    return row;
  }

  private async perform({ act, nth, amount }: Step, nowMs: number): Promise<void> {
    const { firm } = this;
    const { actor } = firm;
    const attorneyId = Object.values(firm.ids)[nth % 3] ?? '';
    const other = Object.values(firm.ids)[(nth + 1) % 3] ?? '';
    const caseId = this.caseIds[nth % Math.max(1, this.caseIds.length)] ?? '';
    const absenceId = this.absenceIds[nth % Math.max(1, this.absenceIds.length)] ?? '';
    switch (act) {
      case 'open':
        this.caseIds.push((await openCase(firm, { complexity: 1 + amount })).id);
        return;
      case 'ask': {
        const asker = { ...actor, kind: 'member' as const, role: 'attorney' as const };
        await reassignCase({ ...asker, attorneyId }, caseId, {
          toAttorneyId: other,
          reason: 'workload',
        });
        return;
      }
      case 'close':
        await editCase(firm, caseId, { stage: amount < 7 ? 'closed' : 'filed' });
        return;
      case 'leave': {
        const day = (days: number) => new Date(nowMs + days * 24 * HOUR_MS).toISOString();
        const startsOn = day(nth).slice(0, 10);
        const endsOn = day(nth + amount).slice(0, 10);
        const dto = await recordAbsence(actor, { attorneyId, startsOn, endsOn, kind: 'vacation' });
        this.absenceIds.push(dto.id);
        return;
      }
      case 'cancel':
        await cancelAbsence(actor, { absenceId });
        return;
      case 'cover':
        await planCovers(actor, { absenceId, covers: [{ caseId, attorneyId: other }] });
        return;
      case 'intake':
        await changeAttorney(actor, attorneyId, { intakePerWeek: amount < 5 ? 1 : null });
        return;
      case 'pause':
        await changeAttorney(actor, attorneyId, { active: amount < 7 });
        return;
      case 'rules':
        await changeRules(firm, { alertAfterHours: 1 + amount * 4, handoffExpiresAfterHours: 5 });
        return;
      case 'schedule': {
        const { version } = await getRules(actor);
        const effectiveAt = new Date(nowMs + (1 + amount) * HOUR_MS).toISOString();
        await scheduleRules(actor, { version, note: '', effectiveAt, alertAfterHours: 1 + nth });
      }
    }
  }
}

it('whatever is done in a firm, a round that reads only what is due leaves no maintenance task anything to do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: STEPS }), async (steps) => {
      let nowMs = START_MS;
      const firm = await at(new Date(nowMs).toISOString(), () =>
        buildFirm(['Ana', 'Ben', 'Cy'].map((name) => ({ name, capacity: 2 }))),
      );
      await addColleague(firm, 'manager');
      await changeRules(firm, { handoffNeedsAcceptance: true });
      const watched = new WatchedFirm(firm);
      for (const one of steps) {
        await watched.play(one, nowMs);
        nowMs += one.hours * HOUR_MS;
        await at(new Date(nowMs).toISOString(), async () => {
          expect(await maintainFirms()).toMatchObject({ failures: 0 });
          const before = await watched.trace();
          for (const { name } of maintenanceTasks) await maintainFirm(firm.firmId, name);
          expect(await watched.trace()).toEqual(before);
        });
      }
    }),
    { numRuns: RUNS },
  );
});
