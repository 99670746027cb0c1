import 'server-only';
import type { LeadField } from '@/lib/contracts/intake-codes';
import { intakeSettingsSchema, type IntakeSettingsInput } from '@/lib/contracts/intake';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { refuseInSample } from '@/lib/platform/auth/refuse-in-sample';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';

/** What a firm settles of intake. */
export interface IntakeSettingsDto {
  readonly version: number;
  readonly isOn: boolean;
  readonly reviewsAll: boolean;
  readonly frameOrigins: readonly string[];
  readonly welcomeEn: string;
  readonly welcomeEs: string;
  readonly leadFields: Readonly<Partial<Record<LeadField, string>>>;
}

/** The settings with what their page shows beside them. */
export interface IntakeSettingsPage extends IntakeSettingsDto {
  readonly slug: string;
  /** How the key of the leads ends, and when it was made; null where there is none. */
  readonly leadsKey: { readonly lastFour: string; readonly madeAt: string } | null;
}

/** As every firm begins. */
const OFF: IntakeSettingsDto = {
  version: 1,
  isOn: false,
  reviewsAll: false,
  frameOrigins: [],
  welcomeEn: '',
  welcomeEs: '',
  leadFields: {},
};

/**
 * What the firm has settled of intake.
 * @throws Forbidden without `intake.manage`.
 */
export async function getIntakeSettings(actor: Actor): Promise<IntakeSettingsPage> {
  requirePermission(actor, 'intake.manage');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const settings = await readIntakeSettings(tx, firmId);
    const row = await tx.intakeSettings.findUnique({ where: { firmId } });
    const firm = await tx.firmSlug.findFirst({ where: { firmId }, select: { slug: true } });
    const { leadsKeyLastFour: lastFour = null, leadsKeyMadeAt = null } = row ?? {};
    const leadsKey =
      lastFour && leadsKeyMadeAt ? { lastFour, madeAt: leadsKeyMadeAt.toISOString() } : null;
    return { ...settings, slug: firm?.slug ?? '', leadsKey };
  });
}

/** The settings as the firm's row holds them, or as every firm begins. */
export async function readIntakeSettings(tx: FirmTx, firmId: string): Promise<IntakeSettingsDto> {
  const row = await tx.intakeSettings.findUnique({
    where: { firmId },
    select: {
      ...{ version: true, isOn: true, reviewsAll: true, frameOrigins: true },
      ...{ welcomeEn: true, welcomeEs: true, leadFields: true },
    },
  });
  // Written from the schema's own shape alone.
  return row ? { ...row, leadFields: row.leadFields as IntakeSettingsDto['leadFields'] } : OFF;
}

/**
 * Changes how strangers may come to the firm. It holds from the next visit on.
 *
 * @returns whether anything is another than before
 * @throws Forbidden without `intake.manage`.
 * @throws AppError `validation-failed`; `stale-version` when someone changed them in between.
 */
export async function changeIntakeSettings(
  actor: Actor,
  input: IntakeSettingsInput,
): Promise<boolean> {
  requirePermission(actor, 'intake.manage');
  const { version, ...change } = parseInput(intakeSettingsSchema, input);
  if (change.isOn) await refuseInSample(actor.firmId, 'No stranger comes to it.');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const before = await readIntakeSettings(tx, firmId);
    if (before.version !== version) throw staleVersion('page', version, before.version);
    const after: IntakeSettingsDto = { version, ...change };
    if (JSON.stringify(after) === JSON.stringify({ ...before })) return false;
    const row = { ...change, version: version + 1 };
    await tx.intakeSettings.upsert({
      where: { firmId },
      create: { firmId, ...row },
      update: row,
      select: { firmId: true },
    });
    transaction.record('intake-settings-changed', differenceOf(before, after));
    return true;
  });
}

function differenceOf(before: IntakeSettingsDto, after: IntakeSettingsDto) {
  const words = ({ frameOrigins, welcomeEn, welcomeEs, leadFields }: IntakeSettingsDto) => ({
    frameOrigins: frameOrigins.join(' '),
    welcomeEn,
    welcomeEs,
    leadFields: Object.entries(leadFields)
      .map(([field, name]) => `${field}=${name}`)
      .join(' '),
  });
  const [was, is] = [words(before), words(after)];
  const changed = (Object.keys(was) as (keyof typeof was)[]).filter((key) => was[key] !== is[key]);
  const text: Partial<Record<keyof typeof was, [string, string]>> = Object.fromEntries(
    changed.map((key) => [key, [was[key], is[key]]]),
  );
  return {
    facts: {
      version: after.version + 1,
      ...(before.isOn === after.isOn ? {} : { isOn: pairOf(before.isOn, after.isOn) }),
      ...(before.reviewsAll === after.reviewsAll
        ? {}
        : { reviewsAll: pairOf(before.reviewsAll, after.reviewsAll) }),
    },
    text,
  };
}

function pairOf(before: boolean, after: boolean): [boolean, boolean] {
  return [before, after];
}
