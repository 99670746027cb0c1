import { z } from 'zod';
import {
  choiceField,
  flagField,
  idField,
  textField,
  versionField,
} from '@/lib/shared/validation/fields';
import { MAX_PASSWORD_LENGTH, ROLES } from './member-codes';

/** What is read at all; how long a password may be is in characters, which may take two of these. */
const MAX_TEXT_LENGTH = 1024;

/** A password that someone sets for themselves: what is asked of it is in lib/platform/auth. */
export function newPasswordField() {
  return z
    .string({ error: 'A password is required.' })
    .min(1, { error: 'A password is required.' })
    .max(MAX_TEXT_LENGTH, {
      error: `The password may have at most ${MAX_PASSWORD_LENGTH} characters.`,
    });
}

const roleField = choiceField('The role', ROLES);

/** A member's own new password; the present one proves that it is them at the keyboard. */
export const changePasswordSchema = z.strictObject({
  currentPassword: z
    .string({ error: 'Your present password is missing. Type it.' })
    .min(1, { error: 'Your present password is missing. Type it.' })
    .max(MAX_TEXT_LENGTH, { error: 'This is not your present password.' }),
  newPassword: newPasswordField(),
});
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

/** The same where it must be changed before anything else; `next` is where to go afterwards. */
export const replacePasswordSchema = changePasswordSchema.extend({
  next: z.string().max(2000).optional(),
});

/** What may change about a member; `version` is the one the change was made from. */
export const changeMemberSchema = z.strictObject({
  version: versionField(),
  name: textField('The name', 200).optional(),
  role: roleField.optional(),
  active: flagField('active').optional(),
});
export type ChangeMemberInput = z.output<typeof changeMemberSchema>;

/** The same as a form sends it, with the member it is about. */
export const changeMemberFormSchema = changeMemberSchema.extend({
  memberId: idField('The member'),
});

/** The member who is removed, as the person who removes them has seen them. */
export const removeMemberSchema = z.strictObject({
  version: versionField(),
  memberId: idField('The member'),
});
export type RemoveMemberInput = z.output<typeof removeMemberSchema>;
