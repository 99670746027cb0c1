import { z } from 'zod';
import { textField } from '@/lib/validation/fields';

/** What to look for among the clients. */
export const searchClientsSchema = z.strictObject({ q: textField('Search text', 200) });
export type SearchClientsInput = z.input<typeof searchClientsSchema>;
