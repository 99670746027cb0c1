import 'server-only';
import type { OpenCaseInput } from '@/lib/contracts/case';
import { addDays, dateIn } from '@/lib/shared/time';
import { isWorkday, officeTime, weekday } from './calendar';
import { openCase } from './case-life';
import { drawCase, stepsOf } from './draw-case';
import { dateOfDay, type GeneratedFirm } from './firm';
import type { PlannedCase } from './plan';

const HOUR_MS = 3_600_000;

/** Monday … Sunday: how busy a weekday is. */
const WEEKDAYS = [1.2, 1.1, 1, 0.95, 0.75, 0, 0] as const;
/** January … December: how busy a month is, the cap season apart. */
const MONTHS = [1.1, 1, 1, 1, 1, 0.95, 0.85, 0.8, 1.1, 1.1, 1.05, 0.75] as const;
/** The firm began with one team; the others followed over time. */
const AT_THE_BEGINNING = 0.25;

/** Hours before the present at which the last cases come in, office hours or not. */
const LAST_ARRIVALS_HOURS = [0.4, 1.9, 3.3];

/** Plans the new cases of the past, the season among them. */
export function planArrivals(firm: GeneratedFirm): void {
  const days = firm.plan.days - 1;
  for (let day = -days; day <= 0; day += 1) planDay(firm, dateOfDay(firm, day), 1 + day / days);
  for (const hours of LAST_ARRIVALS_HOURS) {
    firm.timeline.plan(recently(firm, hours), async () => {
      await openCase(firm, drawCase(firm));
    });
  }
  for (const latest of firm.plan.latest) planLatest(firm, latest);
}

/** So many hours ago, but today where the day has only just begun. */
function recently({ presentAt, plan }: GeneratedFirm, hours: number): Date {
  const wanted = new Date(presentAt.getTime() - hours * HOUR_MS);
  const isToday = dateIn(wanted, plan.timeZone) === dateIn(presentAt, plan.timeZone);
  return isToday ? wanted : new Date(presentAt.getTime() - hours * 60_000);
}

/** @param progress 0 at the beginning of the year, 1 at the present */
function planDay(firm: GeneratedFirm, date: string, progress: number): void {
  const { plan, random, timeline } = firm;
  if (!isWorkday(date)) return;
  const month = Number(date.slice(5, 7));
  const growth = AT_THE_BEGINNING + (1 - AT_THE_BEGINNING) * progress ** 1.5;
  const busy = (WEEKDAYS[weekday(date) - 1] ?? 0) * (MONTHS[month - 1] ?? 1) * growth;
  for (let left = random.count(plan.casesPerWorkday * busy); left > 0; left -= 1) {
    timeline.plan(officeTime(random, date, plan.timeZone), async () => {
      await openCase(firm, drawCase(firm));
    });
  }
  if (month !== 3) return;
  // Registration for the H-1B cap: a month in which everyone wants the same.
  for (let left = random.count(plan.capCasesPerWorkday); left > 0; left -= 1) {
    timeline.plan(officeTime(random, date, plan.timeZone), async () => {
      await openCase(firm, drawCase(firm, { visaType: 'H-1B', filingKind: 'cap' }));
    });
  }
}

function planLatest(firm: GeneratedFirm, latest: PlannedCase): void {
  const { plan, presentAt, random, timeline } = firm;
  const input: OpenCaseInput = {
    client: { name: latest.clientName, ...(latest.company ? { company: latest.company } : {}) },
    visaType: latest.visaType,
    complexity: latest.complexity,
    priority: latest.urgent ? 'urgent' : 'normal',
    notes: latest.notes,
    ...(latest.deadlineInDays === undefined
      ? {}
      : { deadline: addDays(dateIn(presentAt, plan.timeZone), latest.deadlineInDays) }),
  };
  const activeDays = 40;
  timeline.plan(new Date(presentAt.getTime() - latest.hoursAgo * HOUR_MS), async () => {
    await openCase(firm, { input, activeDays, steps: stepsOf(random, activeDays) });
  });
}
