import { handleApiRequest } from '@/app/api/v1';

// Every operation is a row of the table in app/api/v1/operations; this file only leads there.
export const dynamic = 'force-dynamic';

export {
  handleApiRequest as DELETE,
  handleApiRequest as GET,
  handleApiRequest as HEAD,
  handleApiRequest as OPTIONS,
  handleApiRequest as PATCH,
  handleApiRequest as POST,
  handleApiRequest as PUT,
};
