/** What stands, in rows and so on every page, in place of a name or words that were erased. */
export const ERASED = 'Erased';
