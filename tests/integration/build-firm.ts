import { createAttorney } from '@/lib/attorneys';
import type { CreateAttorneyInput } from '@/lib/attorneys/schema';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { changeCase, getCase, submitCase } from '@/lib/cases';
import type { CaseDto, CaseWithDecision } from '@/lib/cases/dto';
import { openCaseSchema, type CaseChange, type OpenCaseInput } from '@/lib/cases/schema';
import { withClock } from '@/lib/clock';
import { createFirm } from '@/lib/firms';

let firms = 0;

/** A firm whose story a test tells: attorneys by name, things happening at given instants. */
export interface BuiltFirm {
  readonly firmId: string;
  /** The product itself, which may do everything. */
  readonly actor: Actor;
  /** Attorney ids by name. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Everything in `work` happens at this instant. */
export function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  return withClock(() => new Date(instant), work);
}

/** A firm of its own with these attorneys, in this order, who know H-1B unless told otherwise. */
export async function buildFirm(
  attorneys: readonly (Partial<CreateAttorneyInput> & { name: string })[],
  { timeZone = 'America/New_York' }: { timeZone?: string } = {},
): Promise<BuiltFirm> {
  firms += 1;
  const { firmId } = await createFirm({
    name: `Firm ${firms}`,
    adminEmail: `admin${firms}@example.com`,
    adminPassword: 'a password of the tests',
    timeZone,
  });
  const actor = systemActor(firmId);
  const ids: Record<string, string> = {};
  for (const attorney of attorneys) {
    const { id } = await createAttorney(actor, {
      email: `${attorney.name.toLowerCase().replaceAll(' ', '.')}.${firms}@example.com`,
      seniority: 'senior',
      expertise: { 'H-1B': 3 },
      ...attorney,
    });
    ids[attorney.name] = id;
  }
  return { firmId, actor, ids };
}

let clients = 0;

/** A new case that the rules place at once: an H-1B of complexity 5 unless told otherwise. */
export async function openCase(
  { actor }: Pick<BuiltFirm, 'actor'>,
  input: Partial<OpenCaseInput> = {},
): Promise<CaseWithDecision> {
  clients += 1;
  const draft: OpenCaseInput = {
    client: { name: `Client ${clients}` },
    visaType: 'H-1B',
    complexity: 5,
    ...input,
  };
  return submitCase(actor, openCaseSchema.parse(draft));
}

/** Changes a case from whatever version it has. */
export async function editCase(
  { actor }: Pick<BuiltFirm, 'actor'>,
  caseId: string,
  change: Omit<CaseChange, 'version'>,
): Promise<CaseDto> {
  const { version } = await getCase(actor, caseId);
  return changeCase(actor, caseId, { ...change, version });
}
