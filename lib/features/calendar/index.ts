import 'server-only';

export { listFeeds, makeFeed, revokeFeed } from './feeds';
export { readFeed } from './read-feed';
export { previewCalendar, recordCalendar } from './calendar-file';
export { askForDueSources, sourcesDueAt } from './due-sources';
export { readSource } from './read-source';
export { addSource, listSources, removeSource, restartSource } from './sources';
