import { planCovers, recordAbsence } from '@/lib/features/absences';
import { reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Role } from '@/lib/platform/auth/permissions';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { dateIn, DAY_MS } from '@/lib/shared/time';
import { addWall } from '@/lib/features/walls';
import { addAttorney, addColleague, buildFirm, openCase, type BuiltFirm } from './build-firm';
import { leaveSubmission } from './submissions';

export const day = (offset: number) =>
  new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
export const today = day(0);
/** The firm's own, which begins later than that of UTC. */
export const month = dateIn(new Date(), 'America/New_York').slice(0, 7);
export const SECRET = 'Helga Hush';
const reason = 'Represented the other side';

export interface Fixture {
  firm: BuiltFirm;
  /** The walled attorney and their member; the case they hold, the one that waits. */
  wanda: { id: string; memberId: string };
  open: { as(role: Role): Actor };
  walled: { as(role: Role): Actor };
  ids: { held: string; waiting: string; client: string; decision: string; absence: string };
  version: number;
  wallId: string;
  /** A client who stands behind no wall. */
  others: string;
  secrets: string[];
}

export type WallKind = 'client' | 'company';

/** A firm in which a wall is added after everything has happened that leaves a trace. */
export async function buildWallFixture(target: WallKind): Promise<Fixture> {
  const company = `Hushco ${newId()}`;
  const firm = await buildFirm([{ name: 'Ben Other' }, { name: 'Cy Third' }]);
  const email = `wanda-${newId()}@example.com`;
  const wanda = await addAttorney(firm, { name: 'Wanda Walled', email });
  const twin = await addAttorney(firm, { name: 'Olga Open' });
  const member = await addColleague(firm, 'admin', { name: 'Wanda Walled', email });
  const client = { name: SECRET, email: `helga-${newId()}@example.com`, company };
  const held = await openCase(firm, { client, deadline: day(5) });
  const decision = held.decision.id ?? '';
  let { version, attorney: holder } = { ...held, attorney: held.attorney?.id };
  const handOff = async (toAttorneyId: string) => {
    const request = { toAttorneyId, reason: 'other' as const, version };
    const moved = await reassignCase(firm.actor, held.id, request);
    if (moved.status === 'done') [version, holder] = [moved.case.version, toAttorneyId];
  };
  for (const to of [firm.ids['Ben Other'], wanda.id, firm.ids['Cy Third'], wanda.id]) {
    if (to && to !== holder) await handOff(to);
  }
  const waiting = await openCase(firm, { client, visaType: 'VAWA' });
  await leaveSubmission(firm.firmId, { caseId: held.id, name: SECRET });
  const others = await openCase(firm, { client: { name: 'Otto Other' }, visaType: 'VAWA' });
  const absence = await recordAbsence(firm.actor, {
    ...{ attorneyId: wanda.id, startsOn: day(4), endsOn: day(8), kind: 'vacation' as const },
  });
  await planCovers(firm.actor, {
    absenceId: absence.id,
    covers: [{ caseId: held.id, attorneyId: twin.id }],
  });
  const wall = await addWall(firm.actor, {
    attorneyId: wanda.id,
    ...(target === 'client'
      ? { clientId: held.client.id }
      : { company: `  ${company.toUpperCase()} ` }),
    reason,
  });
  const people = (attorneyId: string, memberId: string | null) => ({
    as: (role: Role): Actor => ({
      ...{ firmId: firm.firmId, role, kind: 'member' as const, id: memberId },
      ...{ name: `Somebody (${role})`, attorneyId },
    }),
  });
  return {
    firm,
    wanda: { id: wanda.id, memberId: member.id },
    walled: people(wanda.id, member.id),
    open: people(twin.id, null),
    ids: {
      ...{ held: held.id, waiting: waiting.id, client: held.client.id },
      ...{ decision, absence: absence.id },
    },
    version,
    wallId: wall.id,
    others: others.client.id,
    secrets: [held.id, waiting.id, held.client.id, SECRET, company],
  };
}

/** Lets a refusal with this code pass. */
export function refuseUnless(code: string) {
  return (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== code) throw error;
  };
}
