import { z } from 'zod';
import { choiceField, dateField, idField, textField } from '@/lib/shared/validation/fields';
import { OVERLAP_DAYS, SCOPES, VALIDITIES } from './api-key-codes';

const validity = {
  name: textField('The name', 80),
  validFor: choiceField('The validity', VALIDITIES),
  /** The last day on which it works, where `validFor` is `date`. */
  expiresOn: dateField('The last day').nullish(),
};

/** A new key; a scope includes those before it. */
export const makeApiKeySchema = z.strictObject({
  ...validity,
  scopes: z
    .array(choiceField('A scope', SCOPES), { error: 'Choose what the key may do.' })
    .min(1, { error: 'Choose what the key may do.' }),
});
export type MakeApiKeyInput = z.output<typeof makeApiKeySchema>;

/** A key that takes another one's place, with the same scopes. */
export const succeedApiKeySchema = z.strictObject({
  ...validity,
  keyId: idField('The key'),
  overlapDays: choiceField('The overlap', OVERLAP_DAYS),
});
export type SucceedApiKeyInput = z.output<typeof succeedApiKeySchema>;

export const revokeApiKeySchema = z.strictObject({ keyId: idField('The key') });
