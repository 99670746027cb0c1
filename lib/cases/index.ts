export { changeCase } from './change-case';
export { submitCase } from './submit-case';
