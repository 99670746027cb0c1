export { companyKey } from './company-key';
export { matchClient } from './match-client';
export { searchClients } from './search-clients';
export type { ClientMatchDto } from './dto';
