import 'server-only';
import {
  findFirmIdOfUserBySlug,
  listFirmIdsOfUser,
  moveSession,
} from '@/lib/platform/db/identity-store';
import { recordFirmSwitch } from '@/lib/platform/audit';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import type { Viewer } from './load-viewer';
import type { Role } from './permissions';

const SLUG = /^[a-z0-9-]{1,200}$/;

/** A firm that a user may work in. */
export interface FirmChoice {
  readonly slug: string;
  readonly name: string;
}

/**
 * The firms that have the viewer as an active member, the first joined first. Of the firm that they
 * are in everything is known already, which spares most people a transaction on every page.
 */
export async function listFirmsOfViewer(viewer: Viewer): Promise<FirmChoice[]> {
  const { userId, firmId: current, firmName, firmSlug } = viewer;
  const firmIds = await listFirmIdsOfUser(userId);
  const firms = await Promise.all(
    firmIds.map(async (firmId) =>
      firmId === current ? { slug: firmSlug, name: firmName } : findChoice(firmId, userId),
    ),
  );
  return firms.filter((firm) => firm !== null);
}

/**
 * Moves the viewer's session into another of their firms, and tells as what. The next request sees it. Only their own
 * firms are looked through, so that neither answer nor time tells which others there are.
 * @throws AppError `not-found` for an absent firm, and for one that does not have them.
 */
export async function switchFirm(
  viewer: Viewer,
  slug: string,
  address: string | null = null,
): Promise<Role> {
  const firmId = SLUG.test(slug) ? await findFirmIdOfUserBySlug(viewer.userId, slug) : null;
  const choice = firmId && (await findFirmOfMember(firmId, viewer.userId));
  if (choice && (await moveSession(viewer.sessionId, viewer.userId, firmId))) {
    const { userId, sessionId, firmId: fromFirmId } = viewer;
    await recordFirmSwitch({ userId, sessionId, fromFirmId, toFirmId: firmId, address });
    return choice.role;
  }
  throw new AppError('not-found', `You are not a member of a firm named ${JSON.stringify(slug)}.`);
}

async function findChoice(firmId: string, userId: string): Promise<FirmChoice | null> {
  const firm = await findFirmOfMember(firmId, userId);
  return firm && { slug: firm.slug, name: firm.name };
}

async function findFirmOfMember(
  firmId: string,
  userId: string,
): Promise<(FirmChoice & { role: Role }) | null> {
  const member = await withWholeFirm(firmId, (tx) =>
    tx.member.findUnique({
      where: { firmId_userId: { firmId, userId }, active: true },
      select: { role: true, firm: { select: { name: true, slug: { select: { slug: true } } } } },
    }),
  );
  if (!member?.firm.slug) return null;
  // The database's own CHECK keeps the role to the closed list.
  return { name: member.firm.name, slug: member.firm.slug.slug, role: member.role as Role };
}
