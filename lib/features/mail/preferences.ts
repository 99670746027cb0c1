import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { MAIL_GROUPS, type MailGroup } from './mail-groups';
import { mailPreferencesSchema, type MailPreferencesInput } from './schema';
import type { QuietHours } from './when-to-mail';

/** What someone wants to be written to about, and when not. */
export interface MailPreferences {
  /** The groups that they want no mail about. */
  readonly off: readonly MailGroup[];
  readonly quiet: QuietHours | null;
}

const USUAL: MailPreferences = { off: [], quiet: null };

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
  const { groups, quietFrom, quietUntil } = parseInput(mailPreferencesSchema, input);
  const off = MAIL_GROUPS.filter((group) => !groups.includes(group));
  const quiet = quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null;
  await withFirm(viewer, async () => writePreferences(viewer, { off, quiet }));
}

/** Ends all mail about what happens; mail about the account itself still comes. */
export async function stopMail(who: { firmId: string; memberId: string }): Promise<void> {
  const { quiet } = await preferencesOf(who.firmId, who.memberId);
  await writePreferences(who, { off: MAIL_GROUPS, quiet });
}

async function readPreferences(tx: FirmTx, firmId: string, memberId: string) {
  const row = await tx.mailPreference.findUnique({
    where: { firmId_memberId: { firmId, memberId } },
  });
  if (!row) return USUAL;
  const { off, quietFrom, quietUntil } = row;
  return {
    off: MAIL_GROUPS.filter((group) => off.includes(group)),
    quiet: quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null,
  };
}

async function writePreferences(
  { firmId, memberId }: { readonly firmId: string; readonly memberId: string },
  { off, quiet }: MailPreferences,
): Promise<void> {
  const chosen = {
    off: [...off],
    quietFrom: quiet?.from ?? null,
    quietUntil: quiet?.until ?? null,
  };
  await withWholeFirm(firmId, (tx) =>
    tx.mailPreference.upsert({
      where: { firmId_memberId: { firmId, memberId }, firmId },
      create: { firmId, id: newId(), memberId, ...chosen },
      update: chosen,
    }),
  );
}
