import 'server-only';

export { handleApiRequest } from './handle-request';
export { OPERATIONS } from './operations';
export { openApiDocument } from './openapi';
