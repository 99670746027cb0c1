import { z } from 'zod';
import { optionalTextField, textField } from '@/lib/shared/validation/fields';

/** What to look for among the clients. */
export const searchClientsSchema = z.strictObject({ q: textField('Search text', 200) });
export type SearchClientsInput = z.input<typeof searchClientsSchema>;

/** As much of a new client as has been typed. */
export const findSimilarClientsSchema = z.strictObject({
  name: optionalTextField('The name', 200),
  email: optionalTextField('The e-mail address', 254).transform(
    (text) => text?.toLowerCase() || null,
  ),
});
export type FindSimilarClientsInput = z.input<typeof findSimilarClientsSchema>;
