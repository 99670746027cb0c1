/** What marks an entry as ours, so that it is never read back as someone's absence. */
export const UID_ENDING = '@evenhand';
