import 'server-only';
import { acceptAsUser } from '@/lib/features/identity';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { listDemoFirms } from '@/lib/platform/db/identity-store';
import { env } from '@/lib/platform/env';
import { mailSettings } from '@/lib/platform/mail';
import { AppError, invalidField } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { foundFirm } from './create-firm';
import { signUpSchema, type SignUpInput } from '@/lib/contracts/firm';

/** Where the person goes on who has signed a firm up. */
export type SignedUp =
  /** They are in it already. */
  | { readonly next: 'dashboard' }
  /** The address is confirmed by the link in the mail; it is shown nowhere else. */
  | { readonly next: 'mail'; readonly email: string }
  /** No mail works here: the link itself. */
  | { readonly next: 'link'; readonly path: string };

/**
 * Whether the operator lets strangers found firms. Where no mail confirms an address only by their
 * word: a stranger could give someone else's, and have that account before its owner.
 */
export function isSignUpOpen(): boolean {
  return env.EVENHAND_SIGN_UP ? env.EVENHAND_SIGN_UP === 'open' : mailSettings() !== null;
}

/**
 * Founds a stranger's firm, whose first admin comes in by a single-use link. Whether the address has
 * an account is not even looked up: the answer is the same. Someone who is signed in founds it with
 * the account that they have, and goes on in it.
 *
 * @throws AppError `forbidden` where the operator has closed this.
 * @throws AppError `conflict` for an account of the demonstration.
 * @throws AppError `validation-failed` naming the field, the value and the remedy.
 */
export async function signUpFirm(input: SignUpInput, viewer: Viewer | null): Promise<SignedUp> {
  if (!isSignUpOpen()) {
    throw new AppError(
      'forbidden',
      'Firms cannot be signed up here. Ask whoever operates Evenhand to make yours.',
    );
  }
  const { adminName, adminEmail, ...firm } = parseInput(signUpSchema, input);
  const admin = viewer
    ? { adminName: viewer.name, adminEmail: viewer.email }
    : { adminName: named(adminName), adminEmail: addressed(adminEmail) };
  if (viewer) await refuseDemonstration(viewer.firmId);
  const { invitation } = await foundFirm({ ...firm, ...admin }, {}, () => Promise.resolve(null));
  if (!invitation) throw new Error('A firm that was signed up has an admin without a link.');
  const { path } = invitation;
  if (viewer) {
    await acceptAsUser(viewer, path.split('/').at(-1) ?? '');
    return { next: 'dashboard' };
  }
  return mailSettings() ? { next: 'mail', email: admin.adminEmail } : { next: 'link', path };
}

function named(name: string | undefined): string {
  if (name !== undefined) return name;
  throw invalidField('adminName', 'Your name is required: your firm sees it.');
}

function addressed(email: string | undefined): string {
  if (email !== undefined) return email;
  throw invalidField('adminEmail', 'Your e-mail address is required: you sign in with it.');
}

async function refuseDemonstration(firmId: string): Promise<void> {
  const demos = await listDemoFirms();
  if (!demos.some((demo) => demo.firmId === firmId)) return;
  throw new AppError(
    'conflict',
    'An account of the demonstration cannot have a firm of its own. Sign out, and sign up with your own address.',
  );
}
