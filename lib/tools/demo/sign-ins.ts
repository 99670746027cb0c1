import { emailOf } from '@/lib/features/sample-firm/email-of';
import type { FirmPlan } from '@/lib/features/sample-firm/plan';
import { DEMO_PLANS } from './plans';

/** Of everyone in the demo firms: known to the whole world, which is why they are marked. */
export const DEMO_PASSWORD = 'two-firms-one-year';

/** A way into a demo firm, to be shown to the person who starts it. */
export interface DemoSignIn {
  readonly firm: string;
  readonly role: 'admin' | 'manager' | 'attorney' | 'intake';
  readonly email: string;
  readonly password: string;
}

/** One sign-in for each role of each demo firm. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = DEMO_PLANS.flatMap(signInsOf);

function signInsOf(plan: FirmPlan): DemoSignIn[] {
  const attorney = plan.attorneys.find(
    ({ isManager, leavesDay }) => !isManager && leavesDay === undefined,
  );
  return (
    [
      ['admin', plan.admin],
      ['manager', plan.manager],
      ['attorney', attorney?.name ?? plan.manager],
      ['intake', plan.intake],
    ] as const
  ).map(([role, name]) => ({
    firm: plan.name,
    role,
    email: role === 'attorney' ? emailOf(plan, name) : `${role}@${plan.domain}`,
    password: DEMO_PASSWORD,
  }));
}
