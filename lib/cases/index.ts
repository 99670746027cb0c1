export { changeCase } from './change-case';
export { submitCase } from './submit-case';
export { getCase } from './get-case';
export { getCaseHistory } from './get-case-history';
export { getCaseReport } from './get-case-report';
export { getLatestDecision } from './get-latest-decision';
export { listCases } from './list-cases';
