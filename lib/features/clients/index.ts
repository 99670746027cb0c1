export { findSimilarClients } from './find-similar-clients';
export { matchClient } from './match-client';
export { searchClients } from './search-clients';
export type { ClientMatchDto, SimilarClientDto } from './dto';
