export { changeCase } from './change-case';
export { submitCase } from './submit-case';
export { explainLatestDecision, type ExplainedDecision } from './explain-latest-decision';
export { getCase } from './get-case';
export { getCaseHistory } from './get-case-history';
export { getCaseReport } from './get-case-report';
export { getLatestDecision } from './get-latest-decision';
export { listCases } from './list-cases';
export { getOpeningDefaults, type OpeningDefaults } from './get-opening-defaults';
