import 'server-only';

/** Finding one's way to a case or a colleague by a few letters. */
export { searchFirm } from './search-firm';
