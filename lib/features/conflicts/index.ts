export { answerConflict } from './answer-conflict';
export { Books } from './books';
export { checkParties } from './check-parties';
export { getConflict } from './get-conflict';
export { alikeNames, wallNamesOf } from './wall-names';
export { conflictWith, importNoticeKey, recordCheck } from './record-check';
