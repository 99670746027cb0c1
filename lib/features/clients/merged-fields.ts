import { z } from 'zod';

/** What a merge may fill in of the client who stays, and what undoing it restores. */
export const clientFieldsSchema = z.object({
  email: z.string().nullable(),
  company: z.string().nullable(),
  externalRef: z.string().nullable(),
  relationshipAttorneyId: z.string().nullable(),
});
export type ClientFields = z.infer<typeof clientFieldsSchema>;

/** These fields of a client. */
export function fieldsOf(client: ClientFields): ClientFields {
  const { email, company, externalRef, relationshipAttorneyId } = client;
  return { email, company, externalRef, relationshipAttorneyId };
}

/** The client who stays keeps what is known of them; what is missing comes from the other. */
export function mergedFields(from: ClientFields, into: ClientFields): ClientFields {
  return {
    email: into.email ?? from.email,
    company: into.company ?? from.company,
    externalRef: into.externalRef ?? from.externalRef,
    relationshipAttorneyId: into.relationshipAttorneyId ?? from.relationshipAttorneyId,
  };
}

/** Whether two sets of fields are the same. */
export function sameFields(one: ClientFields, other: ClientFields): boolean {
  return (
    one.email === other.email &&
    one.company === other.company &&
    one.externalRef === other.externalRef &&
    one.relationshipAttorneyId === other.relationshipAttorneyId
  );
}
