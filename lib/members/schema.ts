import { z } from 'zod';
import { MIN_PASSWORD_LENGTH } from './codes';
import { ROLES } from '@/lib/auth/permissions';
import {
  choiceField,
  emailField,
  flagField,
  idField,
  textField,
  versionField,
} from '@/lib/validation/fields';

/** What an admin gives to somebody else must be long, whatever they pick. */
const MAX_PASSWORD_LENGTH = 200;
const MIN_DIFFERENT_CHARACTERS = 4;

function tooShort(input: unknown, minLength: number): string {
  const length = typeof input === 'string' ? input.length : 0;
  return `The password must have at least ${minLength} characters; this one has ${length}.`;
}

/** A password that somebody sets: long rather than intricate, and not one character repeated. */
export function newPasswordField(minLength: number) {
  return z
    .string({ error: 'A password is required.' })
    .min(minLength, {
      error: ({ input }) => tooShort(input, minLength),
    })
    .max(MAX_PASSWORD_LENGTH, {
      error: `The password may have at most ${MAX_PASSWORD_LENGTH} characters.`,
    })
    .refine((text) => !text.includes('\u0000'), {
      error: 'The password contains a NUL character. Remove it.',
    })
    .refine((text) => new Set(text).size >= MIN_DIFFERENT_CHARACTERS, {
      error: `The password repeats too few characters. Use at least ${MIN_DIFFERENT_CHARACTERS} different ones.`,
    });
}

const roleField = choiceField('The role', ROLES);

export const addMemberSchema = z.strictObject({
  name: textField('The name', 200),
  email: emailField('The e-mail address'),
  role: roleField,
  password: newPasswordField(MIN_PASSWORD_LENGTH),
});
export type AddMemberInput = z.output<typeof addMemberSchema>;

/** A member's own new password; the present one proves that it is them at the keyboard. */
export const changePasswordSchema = z.strictObject({
  currentPassword: z
    .string({ error: 'Your present password is missing. Type it.' })
    .min(1, { error: 'Your present password is missing. Type it.' })
    .max(MAX_PASSWORD_LENGTH, { error: 'This is not your present password.' }),
  newPassword: newPasswordField(MIN_PASSWORD_LENGTH),
});
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

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
