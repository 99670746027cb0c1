import 'server-only';

/** Telling open pages that they are out of date. */
export { endLive } from './live';
export { openLiveStream } from './open-live-stream';
