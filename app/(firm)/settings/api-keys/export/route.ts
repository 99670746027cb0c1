import { listApiKeys, type ApiKeyDto } from '@/lib/features/api-keys';
import { answerWithList, dayOf, onePage, type ListFile } from '../../../list-file';
import { scopeLabel } from '../scopes';

const API_KEYS: ListFile<ApiKeyDto> = {
  name: 'api-keys',
  permission: 'api-keys.manage',
  read: async (actor) => onePage(await listApiKeys(actor)),
  columns: {
    Name: ({ name }) => name,
    Key: ({ shown }) => shown,
    May: ({ scope }) => scopeLabel(scope),
    Status: ({ status }) => status,
    Made: ({ createdAt }, timeZone) => dayOf(createdAt, timeZone),
    'Made by': ({ madeBy }) => madeBy,
    'Works until': ({ expiresAt }, timeZone) => lastDayOf(expiresAt, timeZone),
    'Last used': ({ lastUsedAt }, timeZone) => dayOf(lastUsedAt, timeZone),
    Revoked: ({ revokedAt }, timeZone) => dayOf(revokedAt, timeZone),
    'Takes the place of': ({ successorOf }) => successorOf,
  },
};

/** A key ends where a day does: the last moment of its last day, not the first of the next. */
function lastDayOf(expiresAt: string | null, timeZone: string): string | null {
  if (expiresAt === null) return null;
  return dayOf(new Date(Date.parse(expiresAt) - 1).toISOString(), timeZone);
}

/** The firm's API keys as a CSV file: of each what the page shows, which opens nothing. */
export function GET(): Promise<Response> {
  return answerWithList(API_KEYS);
}
