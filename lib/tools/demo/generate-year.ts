import 'server-only';
import { createFirm } from '@/lib/features/firms';
import { listMembers } from '@/lib/features/members';
import { installMember } from '@/lib/features/members/install-member';
import { emailOf } from '@/lib/features/sample-firm/email-of';
import type { FirmWriter, GeneratedFirm } from '@/lib/features/sample-firm/firm';
import { generatePast } from '@/lib/features/sample-firm/generate-past';
import type { FirmPlan } from '@/lib/features/sample-firm/plan';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { DEMO_PASSWORD } from './sign-ins';

/** Makes a demo firm with a year behind it that ends at `presentAt`; everyone in it can sign in. */
export function generateYear(plan: FirmPlan, presentAt: Date): Promise<GeneratedFirm> {
  return generatePast(plan, demoWriter(plan), presentAt);
}

function demoWriter(plan: FirmPlan): FirmWriter {
  return {
    found: async () => {
      const email = emailOf(plan, plan.admin);
      const { firmId, slug } = await createFirm(
        {
          name: plan.name,
          adminEmail: email,
          adminPassword: DEMO_PASSWORD,
          adminName: plan.admin,
          timeZone: plan.timeZone,
        },
        { isDemo: true },
      );
      const founder = systemActor(firmId);
      // Someone who has an account already, from a demo firm that was taken away, would first be asked.
      const [first] = (await listMembers(founder)).items;
      const admission = {
        name: plan.admin,
        email,
        password: DEMO_PASSWORD,
        role: 'admin' as const,
      };
      const admin = first ?? (await installMember(founder, admission));
      return { firmId, slug, admin: memberActor(firmId, admin, null) };
    },
    admit: async (admin, { name, email, role, attorneyId }) => {
      const member = await installMember(admin, { name, email, role, password: DEMO_PASSWORD });
      return memberActor(admin.firmId, member, attorneyId);
    },
  };
}

function memberActor(
  firmId: string,
  { id, name, role }: { id: string; name: string; role: Role },
  attorneyId: string | null,
): Actor {
  return { firmId, role, kind: 'member', id, name, attorneyId };
}
