import { z } from 'zod';
import { textField } from '@/lib/shared/validation/fields';

/** Whom to forget, by id, external reference or e-mail address, and why. */
export const forgetClientSchema = z.strictObject({
  client: textField('The client', 254),
  reason: textField('The reason', 500),
});
export type ForgetClientInput = z.input<typeof forgetClientSchema>;
