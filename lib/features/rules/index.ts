import 'server-only';

export { getRules } from './get-rules';
export { publishRules } from './publish-rules';
export { previewRules } from './preview-rules';
export { restoreRules } from './restore-rules';
export { scheduleRules } from './schedule-rules';
export { changeSchedule } from './change-schedule';
export { cancelSchedule } from './cancel-schedule';
export { publishSchedule } from './publish-schedule';
export { publishDueRules, rulesDueAt } from './publish-due-rules';
export { listSchedules } from './list-schedules';
export { listRuleVersions } from './list-rule-versions';
export { RestoringOvertaken, UnseenSchedule } from './unseen';
export { describeRules } from './describe-rules';
