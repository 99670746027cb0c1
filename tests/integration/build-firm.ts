import { randomUUID } from 'node:crypto';
import { createAttorney } from '@/lib/features/attorneys';
import type { AttorneyDto, CreateAttorneyInput } from '@/lib/contracts/attorney';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { changeCase, getCase, submitCase } from '@/lib/features/cases';
import {
  type CaseDto,
  openCaseSchema,
  type CaseChange,
  type OpenCaseInput,
} from '@/lib/contracts/case';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import { withClock } from '@/lib/platform/clock';
import { createFirm } from '@/lib/features/firms';
import { installMember } from '@/lib/features/members/install-member';
import type { MemberDto } from '@/lib/features/members/dto';
import { getRules, publishRules } from '@/lib/features/rules';
import type { RulesDto } from '@/lib/contracts/rules';
import type { PublishRulesInput } from '@/lib/contracts/rules-request';

/** Of everyone in the firms that tests build. */
export const PASSWORD = 'a password of the tests';

/** Where to build: a firm, and the product itself acting in it. */
export interface Site {
  readonly firmId: string;
  /** The product itself, which may do everything. */
  readonly actor: Actor;
}

/** A firm whose story a test tells: attorneys by name, things happening at given instants. */
export interface BuiltFirm extends Site {
  readonly name: string;
  readonly adminEmail: string;
  readonly apiKey: string;
  /** Attorney ids by name. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Everything in `work` happens at this instant. */
export function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  return withClock(() => new Date(instant), work);
}

/** A firm of its own with these attorneys, in this order, who know H-1B unless told otherwise. */
export async function buildFirm(
  attorneys: readonly (Partial<CreateAttorneyInput> & { name: string })[] = [],
  { timeZone = 'America/New_York' }: { timeZone?: string } = {},
): Promise<BuiltFirm> {
  const mark = randomUUID();
  const name = `Firm ${mark}`;
  const adminEmail = `admin-${mark}@example.com`;
  const { firmId, apiKey } = await createFirm({
    name,
    adminEmail,
    adminPassword: PASSWORD,
    timeZone,
  });
  const site = { firmId, actor: systemActor(firmId) };
  const ids: Record<string, string> = {};
  for (const attorney of attorneys) {
    ids[attorney.name] = (await addAttorney(site, attorney)).id;
  }
  return { ...site, name, adminEmail, apiKey, ids };
}

/** One more on the roster: a senior who knows H-1B well unless told otherwise. */
export function addAttorney(
  { actor }: Pick<Site, 'actor'>,
  input: Partial<CreateAttorneyInput> & { name: string },
): Promise<AttorneyDto> {
  return createAttorney(actor, {
    email: `attorney-${randomUUID()}@example.com`,
    seniority: 'senior',
    expertise: { 'H-1B': 3 },
    ...input,
  });
}

/** Someone who can sign in with `PASSWORD`; with an attorney's address they are that attorney. */
export function addColleague(
  { actor }: Pick<Site, 'actor'>,
  role: Role,
  { name = `Robin ${role}`, email = `${role}-${randomUUID()}@example.com` } = {},
): Promise<MemberDto> {
  return installMember(actor, { name, email, role, password: PASSWORD });
}

/** A new case that the rules place at once: an H-1B of complexity 5 unless told otherwise. */
export async function openCase(
  { actor }: Pick<Site, 'actor'>,
  input: Partial<OpenCaseInput> = {},
): Promise<CaseWithDecision> {
  const draft: OpenCaseInput = {
    client: { name: `Client ${randomUUID()}` },
    visaType: 'H-1B',
    complexity: 5,
    ...input,
  };
  return submitCase(actor, openCaseSchema.parse(draft));
}

/** Changes a case from whatever version it has. */
export async function editCase(
  { actor }: Pick<Site, 'actor'>,
  caseId: string,
  change: Omit<CaseChange, 'version'>,
): Promise<CaseDto> {
  const { version } = await getCase(actor, caseId);
  return changeCase(actor, caseId, { ...change, version });
}

/** Publishes a change to whatever rules are in force. */
export async function changeRules(
  { actor }: Pick<Site, 'actor'>,
  change: Omit<PublishRulesInput, 'version'>,
): Promise<RulesDto> {
  const { version } = await getRules(actor);
  return publishRules(actor, { ...change, version });
}
