export { headingId, readAllHelp, readHelp, searchHelp } from './read-help';
export type { HelpPage, HelpSection } from './read-help';
export { HELP_TOPICS } from './topics';
