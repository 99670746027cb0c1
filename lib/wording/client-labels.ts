import type { ClientDto } from '@/lib/contracts/client';
import { name, type Name } from './name';

/** What people see of a client, as opposed to what tells versions and merges apart. */
export type ClientField = Exclude<keyof ClientDto, 'id' | 'version' | 'mergedInto'>;

/** What each field of a client is called: in forms, lists, files and sentences. */
export const CLIENT_FIELD_NAMES: Readonly<Record<ClientField, Name>> = {
  name: name('name'),
  email: name('e-mail'),
  company: name('employer'),
  externalRef: name('reference'),
  relationshipAttorney: name('relationship attorney'),
  openCases: name('open cases'),
  cases: name('all cases'),
  createdAt: name('added'),
};

/** The same by the name that a request has for a field: a relationship is sent as an id. */
export function clientFieldName(
  field: Exclude<ClientField, 'relationshipAttorney'> | 'relationshipAttorneyId',
): Name {
  return CLIENT_FIELD_NAMES[field === 'relationshipAttorneyId' ? 'relationshipAttorney' : field];
}
