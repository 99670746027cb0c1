import 'server-only';
import { createAttorney } from '@/lib/features/attorneys';
import type { Role } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { emailOf } from './email-of';
import type { Office, Person, StoryClock, StoryFirm } from './firm';
import { companyNames } from './names';
import type { FirmPlan, PlannedAttorney } from './plan';
import { Random } from './random';
import { Timeline } from './timeline';

/** Founds a firm at the story's present moment: the office, and the roster of the first day. */
export async function foundFirm(
  plan: FirmPlan,
  office: Office,
  clock: StoryClock,
  presentAt: Date,
): Promise<StoryFirm> {
  const { firmId, slug, admin } = await office.found();
  const random = new Random(plan.name);
  const admit = (name: string, role: Role) =>
    office.admit(admin, { name, role, email: emailOf(plan, name), attorneyId: null });
  const firm: StoryFirm = {
    ...{ plan, office, firmId, slug, random, clock, presentAt, admin },
    timeline: new Timeline(),
    manager: await admit(plan.manager, 'manager'),
    intake: await admit(plan.intake, 'intake'),
    people: [],
    companies: companyNames(random, plan.companyCount),
    clients: [],
    cases: new Map(),
  };
  for (const attorney of plan.attorneys) {
    if (attorney.joinsDay === undefined) await join(firm, attorney);
  }
  return firm;
}

/** Someone joins: on the roster, and as whoever the office lets them be. */
export async function join(firm: StoryFirm, plan: PlannedAttorney): Promise<Person> {
  const { firmId, admin } = firm;
  const email = emailOf(firm.plan, plan.name);
  return withWholeFirm(
    firmId,
    async () => {
      const { id } = await createAttorney(admin, {
        name: plan.name,
        email,
        seniority: plan.seniority,
        capacity: plan.capacity,
        expertise: plan.expertise,
        maxComplexity: plan.maxComplexity ?? null,
        intakePerWeek: plan.intakePerWeek ?? null,
        timeZone: plan.timeZone ?? firm.plan.timeZone,
      });
      const role = plan.isManager ? 'manager' : 'attorney';
      const invented = { name: plan.name, email, role, attorneyId: id } as const;
      const actor = await firm.office.admit(admin, invented);
      const person = { plan, attorneyId: id, actor, hasLeft: false };
      firm.people.push(person);
      return person;
    },
    { lock: true },
  );
}
