/** What of an address of the case list a view keeps; the page and its size are no part of it. */
export const VIEW_KEYS = [
  'status',
  'stage',
  'attorneyId',
  'visaType',
  'priority',
  'q',
  'openedFrom',
  'openedTo',
  'received',
  'sort',
  'cols',
] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];

/** Who sees a view. */
export const VIEW_AUDIENCES = ['me', 'everyone'] as const;
