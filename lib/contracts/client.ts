import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { emailField, idField, textField, versionField } from '@/lib/shared/validation/fields';
import { answer } from './registry';
import { count, id, instant, pageOf, ref, version } from './values';

/*
 * Clients as the API, the forms and the pages have them: one schema for each request and answer,
 * from which the types are inferred.
 */

/** Orders of the list of clients. */
export const CLIENT_SORTS = ['name-asc', 'name-desc', 'newest', 'oldest'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** A field that may be left out or emptied; an empty text takes the value away. */
function emptiable<T extends z.ZodType>(field: T) {
  const emptyIsNull = (value: unknown) =>
    typeof value === 'string' && value.trim() === '' ? null : value;
  return z.preprocess(emptyIsNull, field.nullable()).nullish();
}

const particulars = {
  email: emptiable(emailField('The e-mail address')),
  company: emptiable(textField('The employer', 200)),
  externalRef: emptiable(textField('The external reference', 200)),
  relationshipAttorneyId: emptiable(idField('The relationship attorney')),
};

/** A client without a case yet. */
export const createClientSchema = z.strictObject({
  name: textField('The name', 200),
  ...particulars,
});
export type CreateClientInput = z.input<typeof createClientSchema>;

/** What is given is changed, null takes it away, and what is left out stays. */
export const changeClientSchema = z.strictObject({
  version: versionField(),
  name: textField('The name', 200).optional(),
  ...particulars,
});
export type ChangeClientInput = z.input<typeof changeClientSchema>;

/** The client that stays. */
export const mergeClientSchema = z.strictObject({ intoClientId: idField('The other client') });
export type MergeClientInput = z.input<typeof mergeClientSchema>;

/** Filters and order of the list of clients; unknown ones are refused. */
export const listClientsSchema = z.strictObject({
  q: z
    .string({ error: 'q must be text.' })
    .trim()
    .max(200, 'q may have at most 200 characters.')
    .refine((text) => !text.includes('\u0000'), 'q contains a NUL character; remove it.')
    .optional(),
  sort: z
    .enum(CLIENT_SORTS, { error: `sort must be one of ${CLIENT_SORTS.join(', ')}.` })
    .optional(),
  ...pageFields,
});
export type ListClientsInput = z.input<typeof listClientsSchema>;

const clientId = idField('The client');

/** The same from the forms of pages, which name the client among the fields. */
export const changeClientFormSchema = changeClientSchema.extend({ clientId });
export const mergeClientFormSchema = mergeClientSchema.extend({ fromClientId: clientId });
export const undoMergeFormSchema = z.strictObject({ fromClientId: clientId });

/** A client as lists and pages show them. */
export const clientResponse = answer(
  'Client',
  z.object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    company: z.string().nullable(),
    externalRef: z.string().nullable(),
    relationshipAttorney: ref.nullable(),
    /** Who this client was merged into: nothing is opened for them any more. */
    mergedInto: ref.nullable(),
    cases: count,
    openCases: count,
    createdAt: instant,
    version,
  }),
);
export type ClientDto = z.infer<typeof clientResponse>;

export const clientPage = pageOf('ClientPage', clientResponse);

/** What a merge did. */
export const mergedClientResponse = answer(
  'MergedClient',
  z.object({
    client: clientResponse,
    mergedClientId: id,
    movedCases: count,
    /** Open cases that are held by attorneys whom a wall keeps from the client now. */
    conflicts: z.array(z.object({ caseId: id, number: z.int() })),
  }),
);
export type MergedClientDto = z.infer<typeof mergedClientResponse>;
