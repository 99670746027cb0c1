import { z } from 'zod';
import { idField } from '@/lib/shared/validation/fields';

const secret = (label: string, maxLength: number) =>
  z
    .string({ error: `${label} is required.` })
    .min(1, { error: `${label} is required.` })
    .max(maxLength, { error: `${label} is longer than any that we know.` })
    .refine((text) => !text.includes('\u0000'), { error: `${label} contains a NUL character.` });

/** What proves who someone is. Lenient on purpose: an odd address is simply not a known user. */
export const credentialsSchema = z.object({
  email: secret('The e-mail address', 254),
  password: secret('The password', 1024),
});

/** What the sign-in form sends; `next` is where to go afterwards. */
export const signInSchema = z.strictObject({
  ...credentialsSchema.shape,
  next: z.string().max(2000).optional(),
});

/** Which of one's own sessions to end. */
export const endSessionSchema = z.strictObject({ sessionId: idField('The session') });
