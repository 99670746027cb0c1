import path from 'node:path';

/** The root of this checkout. */
export const checkout = path.resolve(import.meta.dirname, '..', '..');

/** Everything that belongs to this installation and not to the repository. */
export const localFolder = process.env.EVENHAND_DATA
  ? path.resolve(process.env.EVENHAND_DATA)
  : path.join(checkout, '.data');
