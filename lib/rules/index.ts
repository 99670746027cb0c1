import 'server-only';

export { getRules } from './get-rules';
export { publishRules } from './publish-rules';
export { previewRules } from './preview-rules';
export { restoreRules } from './restore-rules';
export { listRuleVersions } from './list-rule-versions';
export { parseRules, mergeRules } from './merge-rules';
export { describeRules } from './describe-rules';
export type { RuleChangeDto, RulesDto, RulesPreviewDto, RuleVersionDto } from './dto';
