import type { AttorneyDto, CreateAttorneyInput } from '@/lib/contracts/attorney';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import type { OpenCaseInput } from '@/lib/contracts/case';
import type { PublishRulesInput } from '@/lib/contracts/rules-request';
import { addAttorney, buildFirm, changeRules, openCase } from './build-firm';

/** A firm of a test's own, so that no two tests can see each other's rows. */
export interface TestFirm {
  readonly firmId: string;
  readonly admin: Actor;
  /** Someone of this firm with another role, linked to an attorney or not. */
  as(role: Role, attorneyId?: string): Actor;
  /** An expert for H-1B and TN cases unless told otherwise. */
  addAttorney(input?: Partial<CreateAttorneyInput>): Promise<AttorneyDto>;
  /** An H-1B case of complexity 5 unless told otherwise. */
  addCase(input?: Partial<OpenCaseInput>): Promise<CaseWithDecision>;
}

/** A new firm that hands out cases round robin unless other rules are given. */
export async function newFirm(
  rules: Omit<PublishRulesInput, 'version'> = { strategy: 'round-robin' },
  timeZone?: string,
): Promise<TestFirm> {
  const firm = await buildFirm([], { timeZone });
  await changeRules(firm, rules);
  const { firmId, actor: admin } = firm;
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
      const name = `Attorney ${people}`;
      return addAttorney(firm, { name, expertise: { 'H-1B': 3, TN: 3 }, ...input });
    },
    addCase: (input) => openCase(firm, input),
  };
}
