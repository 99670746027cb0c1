import 'server-only';
import { toJson } from '@/lib/rule-sets/publish-version';
import { DEFAULT_RULE_SET, VISA_TYPES, type RuleSet, type VisaType } from '@/lib/assignment/core';
import { writeKey } from '@/lib/features/api-keys';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { systemActor } from '@/lib/platform/auth/actor';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { digestOfJson } from '@/lib/shared/canonical-json';
import { now } from '@/lib/platform/clock';
import {
  beginDue,
  claimSlug,
  createUser,
  listSlugsStartingWith,
  type SampleMark,
} from '@/lib/platform/db/identity-store';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { inviteInTransaction, type MadeInvitation } from '@/lib/features/identity/invite-member';
import { requireGoodPassword } from '@/lib/platform/auth/password-policy';
import { newId } from '@/lib/platform/ids';
import { invalidField } from '@/lib/shared/errors';
import { beginCursors, CONSUMER_NAMES } from '@/lib/platform/outbox';
import { joinFirm } from '@/lib/features/members/join-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { createFirmSchema, type CreateFirmInput } from './schema';
import { firstFreeSlug, slugOf } from '@/lib/shared/slug';

export interface CreatedFirm {
  readonly firmId: string;
  readonly slug: string;
  readonly adminEmail: string;
  /** With all three scopes; shown once, only its hash is stored. */
  readonly apiKey: string;
  /**
   * The admin's way in where they have no password from here: none was given, or the address has an
   * account already, whose owner is asked before it joins another firm.
   */
  readonly invitation: MadeInvitation | null;
}

interface FirstAdmin {
  readonly email: string;
  readonly name: string;
  passwordHash: string | null;
}

interface Founding {
  readonly firmId: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly visaTypesOff: VisaType[];
  readonly createdAt: Date;
  readonly rules: RuleSet;
  readonly isDemo: boolean;
  /** Where the firm is a sample of another. */
  readonly mark?: SampleMark;
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
  options: { rules?: RuleSet; isDemo?: boolean } = {},
): Promise<CreatedFirm> {
  const key = { name: 'First key', scopes: ['admin' as const], expiresAt: null };
  const { made, ...firm } = await foundFirm(input, options, (transaction) =>
    writeKey(transaction, key),
  );
  return { ...firm, apiKey: made.apiKey };
}

/**
 * The same with whatever `make` makes in its first transaction.
 * @throws AppError as `createFirm`.
 */
export async function foundFirm<T>(
  input: CreateFirmInput,
  { rules = DEFAULT_RULE_SET, isDemo = false }: { rules?: RuleSet; isDemo?: boolean },
  make: (transaction: AssignmentTransaction) => Promise<T>,
): Promise<Omit<CreatedFirm, 'apiKey'> & { made: T }> {
  const { name, timeZone, ...given } = parseInput(createFirmSchema, input);
  const admin: FirstAdmin = {
    email: given.adminEmail,
    name: given.adminName ?? nameFromEmail(given.adminEmail),
    passwordHash: null,
  };
  if (given.adminPassword !== undefined) {
    const context = { email: admin.email, name: admin.name, firmName: name };
    requireGoodPassword('adminPassword', given.adminPassword, context);
    admin.passwordHash = await hashPassword(given.adminPassword);
  }
  const slug = given.slug ? await requireFreeSlug(given.slug) : await findFreeSlug(name);
  const visaTypesOff = given.visaTypes
    ? VISA_TYPES.filter((code) => !given.visaTypes?.includes(code))
    : [];
  const firmId = newId();
  const facts = { firmId, name, slug, timeZone, visaTypesOff };
  const founding = { ...facts, createdAt: now(), rules, isDemo };
  const { made, invitation } = await begin(founding, async (transaction) => {
    const { memberId, invitation } = await admitAdmin(transaction, admin);
    recordFounding(transaction, founding, { id: memberId, name: admin.name });
    return { made: await make(transaction), invitation };
  });
  return { firmId, slug, adminEmail: admin.email, made, invitation };
}

/**
 * Founds the sample of a firm (decision 0090): without a member, and looked after by no maintenance task until its
 * past is told. `make` works in the same transaction.
 */
export async function foundSampleFirm(
  { name, timeZone, mark }: { name: string; timeZone: string; mark: SampleMark },
  make: (transaction: AssignmentTransaction) => Promise<void>,
): Promise<void> {
  const slug = await findFreeSlug(name);
  const facts = { firmId: newId(), name, slug, timeZone, visaTypesOff: [] };
  const rules = DEFAULT_RULE_SET;
  const founding = { ...facts, createdAt: now(), rules, isDemo: false, mark };
  await begin(founding, async (transaction) => {
    recordFounding(transaction, founding, { id: null, name: transaction.actor.name });
    await make(transaction);
  });
}

/** Writes the firm and does its first work, in one transaction. */
function begin<T>(
  founding: Founding,
  work: (transaction: AssignmentTransaction) => Promise<T>,
): Promise<T> {
  return withWholeFirm(founding.firmId, async (tx) => {
    await writeFirm(tx, founding);
    return withAssignmentTransaction(systemActor(founding.firmId), work);
  });
}

function recordFounding(
  transaction: AssignmentTransaction,
  { name, slug, timeZone, rules }: Founding,
  admin: { id: string | null; name: string },
): void {
  const rulesDigest = digestOfJson(toJson(rules));
  transaction.record('firm-created', {
    facts: { timeZone, adminMemberId: admin.id, rulesDigest },
    text: { name, slug, adminName: admin.name },
  });
}

async function requireFreeSlug(slug: string): Promise<string> {
  const free = firstFreeSlug(slug, await listSlugsStartingWith(slug));
  if (free === slug) return slug;
  throw invalidField(
    'slug',
    `The short name "${slug}" belongs to another firm. "${free}" is free.`,
  );
}

async function findFreeSlug(name: string): Promise<string> {
  const stem = slugOf(name);
  return firstFreeSlug(stem, await listSlugsStartingWith(stem));
}

async function writeFirm(tx: FirmTx, founding: Founding): Promise<void> {
  const { firmId, name, slug, timeZone, visaTypesOff, createdAt, rules, isDemo, mark } = founding;
  await tx.firm.create({ data: { id: firmId, name, timeZone, visaTypesOff, createdAt } });
  await claimSlug(tx, { slug, firmId, isDemo, ...mark });
  // Until its past is told, a sample is no firm to look after: what is due then is due in the past.
  if (!mark) await beginDue(tx, firmId, createdAt);
  await tx.assignmentState.create({
    data: { firmId, ruleSetVersion: 1, fairShareDecayedAt: createdAt },
  });
  // Before its first event, so that mail is sent of the first admin's invitation, too.
  await beginCursors(tx, firmId, CONSUMER_NAMES);
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

async function admitAdmin(
  transaction: AssignmentTransaction,
  { email, name, passwordHash }: FirstAdmin,
): Promise<{ memberId: string | null; invitation: MadeInvitation | null }> {
  const userId = newId();
  const user = passwordHash && { id: userId, email, passwordHash, createdAt: transaction.at };
  if (user && (await createUser(transaction.tx, user))) {
    const member = await joinFirm(transaction, { userId, name, email, role: 'admin' });
    return { memberId: member.id, invitation: null };
  }
  return {
    memberId: null,
    invitation: await inviteInTransaction(transaction, { name, email, role: 'admin' }),
  };
}

/** `maria.lopez@firm.example` → `Maria Lopez`, until she writes it as she likes. */
function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? '').split(/[._+-]+/).filter(Boolean);
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return capitalised.join(' ') || email;
}
