import { z } from 'zod';
import { rulesSchema } from '@/lib/rule-sets/schema';
import { REHEARSAL_DAYS } from './codes';

/** A draft of the rules, with the version that it was made from, and the days to rehearse it on. */
export const rehearsalSchema = z.strictObject({
  ...rulesSchema.shape,
  days: z.literal(REHEARSAL_DAYS, { error: 'The rules are rehearsed on the last 30 or 90 days.' }),
});
export type RehearsalInput = z.input<typeof rehearsalSchema>;
