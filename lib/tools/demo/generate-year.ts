import 'server-only';
import { drainWaitingLine } from '@/lib/assignment';
import { withClock } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { addDays, dateIn } from '@/lib/shared/time';
import { planArrivals, STORY_DAYS } from './arrivals';
import { atHour } from './calendar';
import { coverAbsences } from './cover-absences';
import { dateOfDay, type StoryClock, type DemoFirmState } from './firm';
import { foundFirm } from './found-firm';
import { handOff } from './handoffs';
import { planFirmEvents } from './plan-firm-events';
import type { FirmPlan } from './plan';

const HOUR_MS = 3_600_000;

/** Tells the year of a demo firm that ends at `presentAt`, through the product's own services. */
export async function generateYear(plan: FirmPlan, presentAt: Date): Promise<DemoFirmState> {
  const zone = plan.timeZone;
  const begins = atHour(addDays(dateIn(presentAt, zone), -STORY_DAYS), 7, zone);
  const clock: StoryClock = { at: begins };
  return withClock(
    () => clock.at,
    async () => {
      const firm = await foundFirm(plan, clock, presentAt);
      planFirmEvents(firm);
      planArrivals(firm, STORY_DAYS - 1);
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
function planMornings(firm: DemoFirmState): void {
  for (let day = 1 - STORY_DAYS; day <= 0; day += 1) {
    firm.timeline.plan(atHour(dateOfDay(firm, day), 7.5, firm.plan.timeZone), async () => {
      await drainWaitingLine(firm.firmId);
    });
  }
}

function planQuestion(firm: DemoFirmState): void {
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
async function live(firm: DemoFirmState): Promise<void> {
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
