import 'server-only';
import { drainWaitingLine } from '@/lib/assignment';
import { withOwnClock } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addDays, dateIn } from '@/lib/shared/time';
import { planArrivals } from './arrivals';
import { atHour } from './calendar';
import { coverAbsences } from './cover-absences';
import { dateOfDay, type FirmWriter, type PastClock, type GeneratedFirm } from './firm';
import { foundFirm } from './found-firm';
import { handOff } from './handoffs';
import { planFirmEvents } from './plan-firm-events';
import type { FirmPlan } from './plan';

const HOUR_MS = 3_600_000;

/** When the past of a firm begins that ends at `presentAt`. */
export function beginningOf({ days, timeZone }: FirmPlan, presentAt: Date): Date {
  return atHour(addDays(dateIn(presentAt, timeZone), -days), 7, timeZone);
}

/**
 * Generates the past of an invented firm that ends at `presentAt`, through the product's own services. The
 * same moment leads to the same past. Only what is generated has its clock.
 */
export async function generatePast(
  plan: FirmPlan,
  writer: FirmWriter,
  presentAt: Date,
): Promise<GeneratedFirm> {
  const clock: PastClock = { at: beginningOf(plan, presentAt) };
  return withOwnClock(
    () => clock.at,
    async () => {
      const firm = await foundFirm(plan, writer, clock, presentAt);
      planFirmEvents(firm);
      planArrivals(firm);
      planMornings(firm);
      planQuestion(firm);
      await live(firm);
      clock.at = presentAt;
      await coverAbsences(firm);
      return firm;
    },
  );
}

/** Colleagues come back and new hours begin without anyone doing something: the line is looked at. */
function planMornings(firm: GeneratedFirm): void {
  for (let day = 1 - firm.plan.days; day <= 0; day += 1) {
    firm.timeline.plan(atHour(dateOfDay(firm, day), 7.5, firm.plan.timeZone), async () => {
      await drainWaitingLine(firm.firmId);
    });
  }
}

function planQuestion(firm: GeneratedFirm): void {
  const { question } = firm.plan;
  if (!question) return;
  const { hoursAgo, reason, note } = question;
  firm.timeline.plan(new Date(firm.presentAt.getTime() - hoursAgo * HOUR_MS), async () => {
    for (const live of [...firm.cases.values()].reverse()) {
      await handOff(firm, live, { reason, note, unanswered: true });
      if (live.hasQuestion) return;
    }
  });
}

/** So many steps are one transaction: few enough for its timeout on a busy machine. */
const STEPS_AT_ONCE = 40;

/** Lets happen what is planned. Steps of one transaction see each other, and are saved together. */
async function live(firm: GeneratedFirm): Promise<void> {
  const { timeline, clock, presentAt, firmId } = firm;
  const goesOn = () => timeline.nextAt !== null && timeline.nextAt <= presentAt;
  while (goesOn()) {
    await withWholeFirm(
      firmId,
      async () => {
        for (let step = 0; step < STEPS_AT_ONCE && goesOn(); step += 1) {
          const { at, happen } = timeline.take();
          clock.at = at;
          await happen();
        }
      },
      { lock: true },
    );
  }
}
