import 'server-only';
import { recordAccess } from './record-access';

/**
 * Puts on record that someone takes rows of the firm away as a file, before they get it.
 * @throws whatever the database throws: without its record there is no file
 */
export function recordExport(
  { firmId, memberId }: { readonly firmId: string; readonly memberId: string },
  what: string,
  rows?: number,
): Promise<void> {
  const data = { what, format: 'csv' as const, ...(rows === undefined ? {} : { rows }) };
  return recordAccess({ kind: 'export', firmId, memberId, data });
}
