import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { lookAtFirm } from '@/lib/platform/db/identity-store';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { nextTime } from '@/lib/shared/next-time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { MAIL_GROUPS, type MailGroup } from './mail-groups';
import { mailPreferencesSchema, type MailPreferencesInput } from './schema';
import type { QuietHours } from './when-to-mail';

/** What someone wants to be written to about, and when not. */
export interface MailPreferences {
  /** The groups that they want no mail about. */
  readonly off: readonly MailGroup[];
  readonly quiet: QuietHours | null;
  /** `HH:mm` in their own time zone at which the morning's digest comes; null for none. */
  readonly digestAt: string | null;
}

const USUAL: MailPreferences = { off: [], quiet: null, digestAt: null };

/** The preferences of a member; everything at any hour where they have chosen nothing. */
export function preferencesOf(firmId: string, memberId: string): Promise<MailPreferences> {
  return withWholeFirm(firmId, (tx) => readPreferences(tx, firmId, memberId));
}

/** The viewer's own. */
export function getMailPreferences(viewer: Viewer): Promise<MailPreferences> {
  return preferencesOf(viewer.firmId, viewer.memberId);
}

/** Sets what the viewer is written to about. */
export async function changeMailPreferences(
  viewer: Viewer,
  input: MailPreferencesInput,
): Promise<void> {
  const { groups, quietFrom, quietUntil, digestAt } = parseInput(mailPreferencesSchema, input);
  const off = MAIL_GROUPS.filter((group) => !groups.includes(group));
  const quiet = quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null;
  await withFirm(viewer, async () =>
    writePreferences(viewer, { off, quiet, digestAt: digestAt ?? null }),
  );
}

/** Ends all mail about what happens; mail about the account itself still comes. */
export async function stopMail(who: { firmId: string; memberId: string }): Promise<void> {
  const { quiet } = await preferencesOf(who.firmId, who.memberId);
  await writePreferences(who, { off: MAIL_GROUPS, quiet, digestAt: null });
}

async function readPreferences(tx: FirmTx, firmId: string, memberId: string) {
  const row = await tx.mailPreference.findUnique({
    where: { firmId_memberId: { firmId, memberId } },
  });
  if (!row) return USUAL;
  const { off, quietFrom, quietUntil, digestAt } = row;
  return {
    digestAt,
    off: MAIL_GROUPS.filter((group) => off.includes(group)),
    quiet: quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null,
  };
}

async function writePreferences(
  { firmId, memberId }: { readonly firmId: string; readonly memberId: string },
  { off, quiet, digestAt }: MailPreferences,
): Promise<void> {
  await withWholeFirm(firmId, async (tx) => {
    const at = now();
    const timeZone = await timeZoneOf(tx, { firmId, memberId });
    const digestDueAt = digestAt === null ? null : nextTime(at, digestAt, timeZone);
    const chosen = {
      off: [...off],
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
      ...{ digestAt, digestDueAt },
    };
    await tx.mailPreference.upsert({
      where: { firmId_memberId: { firmId, memberId }, firmId },
      create: { firmId, id: newId(), memberId, ...chosen },
      update: chosen,
    });
    if (digestDueAt) await tx.$executeRaw(lookAtFirm(firmId, digestDueAt));
  });
}

/** Where a member reads their clock: as an attorney their own zone, else the firm's. */
async function timeZoneOf(
  tx: FirmTx,
  { firmId, memberId }: { readonly firmId: string; readonly memberId: string },
): Promise<string> {
  const attorney = await tx.attorney.findFirst({
    where: { firmId, memberId },
    select: { timeZone: true },
  });
  if (attorney) return attorney.timeZone;
  const firm = await tx.firm.findUniqueOrThrow({
    where: { id: firmId },
    select: { timeZone: true },
  });
  return firm.timeZone;
}
