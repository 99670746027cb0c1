import { z } from 'zod';

/** What may be looked for: a text that is not empty, in cases and attorneys or attorneys only. */
export const searchSchema = z.strictObject({
  q: z.string().trim().max(100).default(''),
  in: z.enum(['everything', 'attorneys']).default('everything'),
});

export type SearchInput = z.input<typeof searchSchema>;
