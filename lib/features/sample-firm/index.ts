export { askForSample } from './ask-for-sample';
export { dropSample } from './drop-sample';
export { findSampleStanding, type SampleStanding } from './find-sample';
export { openSample } from './open-sample';
export { oldSampleDueAt, takeAwayOldSample, takeAwaySample } from './take-away-sample';
export { generateSample } from './generate-sample';
