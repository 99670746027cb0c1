/** What the fields of a client are called in a sentence. */
export const CLIENT_FIELD_LABELS = {
  name: 'name',
  email: 'e-mail',
  company: 'employer',
  externalRef: 'reference',
  relationshipAttorneyId: 'relationship attorney',
} as const;
