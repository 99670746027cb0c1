import 'server-only';
import { DEFAULT_RULE_SET, type RuleSet } from '@/lib/assignment/core';
import { writeKey } from '@/lib/api-keys';
import { withAssignmentUnit } from '@/lib/assignment';
import { systemActor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/passwords';
import { digestOfJson } from '@/lib/canonical-json';
import { now } from '@/lib/clock';
import { admitUser, claimSlug, listSlugsStartingWith } from '@/lib/db/door';
import type { Prisma } from '@/lib/db/generated/client';
import { withFirm, type FirmTx } from '@/lib/db/with-firm';
import { newId } from '@/lib/ids';
import { parseInput } from '@/lib/validation/parse-input';
import { createFirmSchema, type CreateFirmInput } from './schema';
import { firstFreeSlug, slugOf } from './slug';

export interface CreatedFirm {
  readonly firmId: string;
  readonly slug: string;
  readonly adminEmail: string;
  /** With all three scopes; shown once, only its hash is stored. */
  readonly apiKey: string;
  /** False when the address already signed in elsewhere: that password then stays. */
  readonly isNewUser: boolean;
}

interface Founding {
  readonly firmId: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly rules: RuleSet;
  readonly isDemo: boolean;
}

/**
 * Creates a firm ready to begin: the first version of its rules, its first admin and an API key,
 * all in one transaction.
 *
 * @throws AppError `validation-failed` naming the field, the value and the remedy.
 * @throws AppError `conflict` when another firm took the short name in the same instant.
 */
export async function createFirm(
  input: CreateFirmInput,
  { rules = DEFAULT_RULE_SET, isDemo = false }: { rules?: RuleSet; isDemo?: boolean } = {},
): Promise<CreatedFirm> {
  const { name, timeZone, ...admin } = parseInput(createFirmSchema, input);
  const slug = await findFreeSlug(name);
  const passwordHash = await hashPassword(admin.adminPassword);
  const founding = { firmId: newId(), name, slug, timeZone, createdAt: now(), rules, isDemo };
  const { firmId } = founding;
  return withFirm(firmId, async (tx) => {
    await writeFirm(tx, founding);
    const adminName = admin.adminName ?? nameFromEmail(admin.adminEmail);
    const { isNewUser, memberId } = await addAdmin(tx, founding, {
      email: admin.adminEmail,
      name: adminName,
      passwordHash,
    });
    const rulesDigest = digestOfJson(toJson(rules));
    const data = { name, slug, timeZone, adminMemberId: memberId, adminName, rulesDigest };
    const { apiKey } = await withAssignmentUnit(systemActor(firmId), (unit) => {
      unit.record('firm-created', { data });
      return writeKey(unit, { name: 'First key', scopes: ['admin'], expiresAt: null });
    });
    return { firmId, slug, adminEmail: admin.adminEmail, apiKey, isNewUser };
  });
}

async function findFreeSlug(name: string): Promise<string> {
  const stem = slugOf(name);
  return firstFreeSlug(stem, await listSlugsStartingWith(stem));
}

async function writeFirm(tx: FirmTx, founding: Founding): Promise<void> {
  const { firmId, name, slug, timeZone, createdAt, rules, isDemo } = founding;
  await tx.firm.create({ data: { id: firmId, name, timeZone, createdAt } });
  await claimSlug(tx, { slug, firmId, isDemo });
  await tx.assignmentState.create({
    data: { firmId, ruleSetVersion: 1, fairShareDecayedAt: createdAt },
  });
  await tx.ruleSet.create({
    data: {
      firmId,
      id: newId(),
      version: 1,
      config: toJson(rules),
      publishedAt: createdAt,
      publishedByName: systemActor(firmId).name,
    },
  });
}

/** Plain data as the column takes it: without what is undefined. */
function toJson(rules: RuleSet): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(rules)) as Prisma.InputJsonObject;
}

async function addAdmin(
  tx: FirmTx,
  { firmId, createdAt }: Founding,
  { email, name, passwordHash }: { email: string; name: string; passwordHash: string },
): Promise<{ isNewUser: boolean; memberId: string }> {
  const admission = { userId: newId(), firmId, email, passwordHash, createdAt };
  const { userId, isNewUser } = await admitUser(tx, admission);
  const memberId = newId();
  await tx.member.create({
    data: { firmId, id: memberId, userId, role: 'admin', name, email, createdAt },
  });
  return { isNewUser, memberId };
}

/** `maria.lopez@firm.example` → `Maria Lopez`, until she writes it as she likes. */
function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter(Boolean);
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return capitalised.join(' ') || email;
}
