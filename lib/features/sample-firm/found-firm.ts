import 'server-only';
import { createAttorney } from '@/lib/features/attorneys';
import type { Role } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { emailOf } from './email-of';
import type { FirmWriter, Person, PastClock, GeneratedFirm } from './firm';
import { companyNames } from './names';
import type { FirmPlan, PlannedAttorney } from './plan';
import { Random } from './random';
import { Timeline } from './timeline';

/** Founds a firm when its past begins: who leads it, and the roster of the first day. */
export async function foundFirm(
  plan: FirmPlan,
  writer: FirmWriter,
  clock: PastClock,
  presentAt: Date,
): Promise<GeneratedFirm> {
  const { firmId, slug, admin } = await writer.found();
  const random = new Random(plan.name);
  const admit = (name: string, role: Role) =>
    writer.admit(admin, { name, role, email: emailOf(plan, name), attorneyId: null });
  const firm: GeneratedFirm = {
    ...{ plan, writer, firmId, slug, random, clock, presentAt, admin },
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

/** Someone joins: on the roster, and as whom the writer admits. */
export async function join(firm: GeneratedFirm, plan: PlannedAttorney): Promise<Person> {
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
      const actor = await firm.writer.admit(admin, invented);
      const person = { plan, attorneyId: id, actor, hasLeft: false };
      firm.people.push(person);
      return person;
    },
    { lock: true },
  );
}
