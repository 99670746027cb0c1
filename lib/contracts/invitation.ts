import { z } from 'zod';
import { choiceField, emailField, idField, textField } from '@/lib/shared/validation/fields';
import { createAttorneySchema } from './attorney';
import { newPasswordField } from './member';
import { ROLES } from './member-codes';

/** Whom an admin asks to join, and as what. */
export const invitationSchema = z.strictObject({
  name: textField('The name', 200),
  email: emailField('The e-mail address'),
  role: choiceField('The role', ROLES),
  /** Set where they are put on the roster, too. */
  attorney: createAttorneySchema
    .pick({ seniority: true, capacity: true, expertise: true })
    .optional(),
});
export type InvitationInput = z.output<typeof invitationSchema>;

/** A pending invitation of the firm. */
export const invitationIdSchema = z.strictObject({ invitationId: idField('The invitation') });

/** A member of the firm who forgot their password. */
export const resetSchema = z.strictObject({ memberId: idField('The member') });

const token = z.string({ error: 'The link is incomplete.' }).max(100);

/** An answer to a link that needs nothing but the link. */
export const linkSchema = z.strictObject({ token });

/** Someone new accepts: the name that the firm will see, and a password of their own. */
export const newAccountSchema = z.strictObject({
  token,
  name: textField('Your name', 200),
  newPassword: newPasswordField(),
});
export type NewAccountInput = z.output<typeof newAccountSchema>;

/** A new password in place of a forgotten one. */
export const newPasswordSchema = z.strictObject({ token, newPassword: newPasswordField() });
export type NewPasswordInput = z.output<typeof newPasswordSchema>;
