export { listApiKeys } from './list-keys';
export { statusOf as apiKeyStatusOf } from './key-row';
export { makeApiKey } from './make-key';
export { revokeApiKey } from './revoke-key';
export { succeedApiKey } from './succeed-key';
export { writeKey } from './write-key';
export type { ApiKeyDto, MadeApiKey } from './dto';
