import { createAttorney, type AttorneyDto } from '@/lib/attorneys';
import type { CreateAttorneyInput } from '@/lib/attorneys/schema';
import { systemActor, type Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/permissions';
import { submitCase } from '@/lib/cases';
import type { CaseWithDecision } from '@/lib/cases/dto';
import { openCaseSchema, type OpenCaseInput } from '@/lib/cases/schema';
import { createFirm } from '@/lib/firms';
import { newId } from '@/lib/ids';
import { publishRules } from '@/lib/rules';
import type { PublishRulesInput } from '@/lib/rules/schema';

/** A firm of a test's own, so that no two tests can see each other's rows. */
export interface TestFirm {
  readonly firmId: string;
  readonly admin: Actor;
  /** Somebody of this firm with another role, linked to an attorney or not. */
  as(role: Role, attorneyId?: string): Actor;
  /** An expert for H-1B and TN cases unless told otherwise. */
  addAttorney(input?: Partial<CreateAttorneyInput>): Promise<AttorneyDto>;
  /** An H-1B case of complexity 5 unless told otherwise. */
  addCase(input?: Partial<OpenCaseInput>): Promise<CaseWithDecision>;
}

/** A new firm that hands out cases round robin unless other rules are given. */
export async function newFirm(
  rules: Omit<PublishRulesInput, 'version'> = { strategy: 'round-robin' },
  timeZone = 'America/New_York',
): Promise<TestFirm> {
  const unique = newId();
  const { firmId } = await createFirm({
    name: `Firm ${unique}`,
    adminEmail: `admin-${unique}@firm.example`,
    adminPassword: 'a long enough passphrase',
    timeZone,
  });
  const admin = systemActor(firmId);
  await publishRules(admin, { ...rules, version: 1 });
  let people = 0;
  return {
    firmId,
    admin,
    as: (role, attorneyId) => ({
      firmId,
      role,
      kind: 'member',
      id: null,
      name: `Somebody (${role})`,
      attorneyId: attorneyId ?? null,
    }),
    addAttorney: (input) => {
      people += 1;
      const person = { name: `Attorney ${people}`, email: `attorney-${people}@firm.example` };
      const expertise = { 'H-1B': 3, TN: 3 } as const;
      return createAttorney(admin, { ...person, seniority: 'senior', expertise, ...input });
    },
    addCase: (input) => {
      const usual = { client: { name: 'Client' }, visaType: 'H-1B', complexity: 5 } as const;
      return submitCase(admin, openCaseSchema.parse({ ...usual, ...input }));
    },
  };
}
