import type { Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { listAttorneys } from '@/lib/features/attorneys';
import { submitCase } from '@/lib/features/cases';
import { openCaseSchema, type CaseDto } from '@/lib/contracts/case';
import { now } from '@/lib/platform/clock';
import { openSession } from '@/lib/platform/db/identity-store';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { DAY_MS, dateIn } from '@/lib/shared/time';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { fillFirms } from './fill';

/** The firm whose pages are measured, as the pages are asked for it. */
export interface Site {
  readonly firmId: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly timeZone: string;
  /** YYYY-MM-DD of the firm's calendar. */
  readonly today: string;
  readonly as: (role: Role) => Actor;
  /** With the most open cases: the attorney whose pages are measured. */
  readonly attorneyId: string;
  /** A case that the rules placed today, with the whole record of its decision. */
  readonly caseId: string;
  readonly caseNumber: number;
  /** The client of that case. */
  readonly clientId: string;
}

export interface SiteSize {
  readonly attorneys: number;
  readonly openCases: number;
  readonly closedCases: number;
}

const TIME_ZONE = 'America/New_York';
const SEED = 0.42;

/** New cases that arrive today through the product itself, so that some records are whole. */
const ARRIVALS = 20;

/** Founds the measured firm and fills it. */
export async function buildSite(ownerUrl: string, size: SiteSize): Promise<Site> {
  const { firmId } = await createFirm({
    name: 'The measured firm',
    adminEmail: 'admin@bench.example',
    adminPassword: 'a password of the bench',
    timeZone: TIME_ZONE,
  });
  await fillFirms(ownerUrl, [{ firmId, ...size }], SEED);
  const [admin] = await runAsOwner<{ id: string; userId: string }>(
    ownerUrl,
    `SELECT id, user_id AS "userId" FROM members WHERE firm_id = $1 AND role = 'admin'`,
    [firmId],
  );
  if (!admin) throw new Error('The measured firm has no admin.');
  const asAdmin: Actor = actorAs(firmId, 'admin', admin.id, null);
  const { items: roster } = await listAttorneys(asAdmin, { limit: 200 });
  const [busiest] = roster.toSorted((a, b) => b.openCases - a.openCases);
  if (!busiest) throw new Error('The measured firm has no attorneys.');
  const at = now();
  const sessionId = newId();
  const { userId } = admin;
  const expiresAt = new Date(at.getTime() + DAY_MS);
  await openSession({ id: sessionId, userId, firmId, createdAt: at, expiresAt });
  const one = await receiveCases(asAdmin);
  return {
    firmId,
    sessionId,
    userId,
    timeZone: TIME_ZONE,
    today: dateIn(at, TIME_ZONE),
    as: (role) =>
      role === 'attorney'
        ? actorAs(firmId, role, busiest.memberId, busiest.id)
        : actorAs(firmId, role, admin.id, null),
    attorneyId: busiest.id,
    caseId: one.id,
    caseNumber: one.number,
    clientId: one.client.id,
  };
}

function actorAs(firmId: string, role: Role, id: string | null, attorneyId: string | null): Actor {
  return { firmId, role, kind: 'member', id, name: `The ${role}`, attorneyId };
}

async function receiveCases(actor: Actor): Promise<Pick<CaseDto, 'id' | 'number' | 'client'>> {
  let last = { id: '', number: 0, client: { id: '', name: '' } };
  for (let n = 1; n <= ARRIVALS; n += 1) {
    const draft = { client: { name: `Arrival ${n}` }, visaType: 'H-1B', complexity: 4 };
    const { id, number, client } = await submitCase(actor, openCaseSchema.parse(draft));
    last = { id, number, client };
  }
  return last;
}
