export { answerConflict } from './answer-conflict';
export { checkParties } from './check-parties';
export { getConflict } from './get-conflict';
export { KnownParties } from './known-parties';
export { alikeNames, wallNamesOf } from './wall-names';
export { conflictWith, importNotificationKey, recordCheck } from './record-check';
