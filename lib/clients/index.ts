export { companyKey } from './company-key';
export { matchClient } from './match-client';
