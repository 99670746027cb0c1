import 'server-only';
import { createAttorney } from '@/lib/features/attorneys';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { createFirm } from '@/lib/features/firms';
import { listMembers } from '@/lib/features/members';
import { installMember } from '@/lib/features/members/install-member';
import type { Person, StoryClock, DemoFirmState } from './firm';
import { companyNames } from './names';
import type { FirmPlan, PlannedAttorney } from './plan';
import { Random } from './random';
import { DEMO_PASSWORD, emailOf } from './sign-ins';
import { Timeline } from './timeline';

/** Founds a demo firm at the story's present moment: the office, and the roster of the first day. */
export async function foundFirm(
  plan: FirmPlan,
  clock: StoryClock,
  presentAt: Date,
): Promise<DemoFirmState> {
  const admission = { name: plan.admin, email: emailOf(plan, plan.admin), password: DEMO_PASSWORD };
  const { firmId, slug } = await createFirm(
    {
      name: plan.name,
      adminEmail: admission.email,
      adminPassword: admission.password,
      adminName: admission.name,
      timeZone: plan.timeZone,
    },
    { isDemo: true },
  );
  const founder = systemActor(firmId);
  // The person who has an account already, from a demo firm that was taken away, would first be asked.
  const [first] = (await listMembers(founder)).items;
  const founding = first ?? (await installMember(founder, { ...admission, role: 'admin' }));
  const admin = memberActor(firmId, founding, null);
  const random = new Random(plan.name);
  const firm: DemoFirmState = {
    plan,
    firmId,
    slug,
    random,
    clock,
    timeline: new Timeline(),
    presentAt,
    admin,
    manager: await admit(admin, plan, plan.manager, 'manager'),
    intake: await admit(admin, plan, plan.intake, 'intake'),
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

/** Someone joins: on the roster, and with a sign-in of their own. */
export async function join(firm: DemoFirmState, plan: PlannedAttorney): Promise<Person> {
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
      const actor = await admit(admin, firm.plan, plan.name, role, id);
      const person = { plan, attorneyId: id, actor, hasLeft: false };
      firm.people.push(person);
      return person;
    },
    { lock: true },
  );
}

async function admit(
  admin: Actor,
  plan: FirmPlan,
  name: string,
  role: Role,
  attorneyId: string | null = null,
): Promise<Actor> {
  const email = emailOf(plan, name);
  const member = await installMember(admin, { name, email, role, password: DEMO_PASSWORD });
  return memberActor(admin.firmId, member, attorneyId);
}

function memberActor(
  firmId: string,
  { id, name, role }: { id: string; name: string; role: Role },
  attorneyId: string | null,
): Actor {
  return { firmId, role, kind: 'member', id, name, attorneyId };
}
