import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import {
  choiceField,
  emailField,
  emptiable,
  forCallers,
  idField,
  optionalTextField,
  queryField,
  textField,
  versionField,
} from '@/lib/shared/validation/fields';
import { answer } from './registry';
import { count, id, instant, pageOf, ref, version } from './values';

/*
 * Clients as the API, the forms and the pages have them: one schema for each request and answer,
 * from which the types are inferred.
 */

/** Orders of the list of clients. */
export const CLIENT_SORTS = ['name-asc', 'name-desc', 'newest', 'oldest'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

const name = textField("The client's name", 200);

/** What identifies a client: what may come with a case of theirs. */
const particulars = {
  email: emptiable(emailField("The client's e-mail address")),
  company: optionalTextField('The company', 200),
  externalRef: optionalTextField("The client's external reference", 200),
};

const relationshipAttorneyId = emptiable(idField('The relationship attorney'));

const noClient = forCallers(
  () => 'The client is required: {name, email?, company?, externalRef?}.',
);

/** The client that a new case is for: one who is known is found again by what is given. */
export const clientOfCaseSchema = z.strictObject(
  { name, ...particulars },
  {
    error: (issue) => (issue.code === 'invalid_type' ? noClient(issue) : undefined),
  },
);

/** A client without a case yet. */
export const createClientSchema = z.strictObject({
  name,
  ...particulars,
  relationshipAttorneyId,
});
export type CreateClientInput = z.input<typeof createClientSchema>;

/** What is given is changed, null takes it away, and what is left out stays. */
export const changeClientSchema = z.strictObject({
  version: versionField(),
  name: name.optional(),
  ...particulars,
  relationshipAttorneyId,
});
export type ChangeClientInput = z.input<typeof changeClientSchema>;

/** The client that stays. */
export const mergeClientSchema = z.strictObject({ intoClientId: idField('The other client') });
export type MergeClientInput = z.input<typeof mergeClientSchema>;

/** Filters and order of the list of clients; unknown ones are refused. */
export const listClientsSchema = z.strictObject({
  q: queryField().optional(),
  sort: choiceField('sort', CLIENT_SORTS).optional(),
  ...pageFields,
});
export type ListClientsInput = z.input<typeof listClientsSchema>;

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
