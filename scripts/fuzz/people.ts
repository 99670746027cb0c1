import { encodeSessionToken, sessionCookie } from '@/lib/platform/auth/session-token';
import { ROLES } from '@/lib/platform/auth/permissions';
import { findUserByEmail, openSession } from '@/lib/platform/db/identity-store';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/shared/time';
import { now } from '@/lib/platform/clock';
import { getLatestDecision } from '@/lib/features/cases';
import { addAttorney, addColleague, buildFirm, openCase } from '@/tests/integration/build-firm';

/** Who sends requests, and the ids of a firm of theirs that they may name. */
export interface People {
  readonly firmId: string;
  /** Headers by who sends them: no one, a session of each role, a key, and false ones. */
  readonly senders: readonly Readonly<Record<string, string>>[];
  readonly ids: readonly string[];
}

/** Founds a firm with a little of everything in it, and signs someone of every role in. */
export async function buildPeople(): Promise<People> {
  const firm = await buildFirm();
  const attorney = await addAttorney(firm, { name: 'Ana Ruiz' });
  const other = await addAttorney(firm, { name: 'Ben Sato' });
  const { id: caseId } = await openCase(firm, { client: { name: 'Wei Zhang' } });
  const decision = await getLatestDecision(firm.actor, caseId);
  const cookies = [];
  for (const role of ROLES) {
    const { email } = await addColleague(firm, role, role === 'attorney' ? attorney : undefined);
    cookies.push(await signIn(email, firm.firmId));
  }
  return {
    firmId: firm.firmId,
    senders: [
      {},
      ...cookies.map((cookie) => ({ cookie })),
      { authorization: `Bearer ${firm.apiKey}` },
      { authorization: 'Bearer eh_wrong', cookie: 'next-auth.session-token=rubbish' },
    ],
    ids: [caseId, attorney.id, other.id, decision?.id ?? caseId, firm.firmId, newId()],
  };
}

async function signIn(email: string, firmId: string): Promise<string> {
  const user = await findUserByEmail(email);
  if (!user) throw new Error(`Nobody signs in with ${email}.`);
  const id = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  await openSession({ id, userId: user.id, firmId, createdAt, expiresAt });
  return `${sessionCookie().name}=${await encodeSessionToken(id, user.id)}`;
}
