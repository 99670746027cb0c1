import 'server-only';

export { listFeeds, makeFeed, revokeFeed } from './feeds';
export { readFeed } from './read-feed';
