export { changeClient } from './change-client';
export { createClient } from './create-client';
export { findSimilarClients } from './find-similar-clients';
export { getClient, getClientForPage } from './get-client';
export { exportClients, listClients } from './list-clients';
export {
  clientFor,
  findClient,
  findClients,
  isFilledIn,
  matchClient,
  NO_ONE_KNOWN,
  saveClient,
  type FoundClient,
  type MatchedClient,
} from './match-client';
export { mergeClients } from './merge-clients';
export { previewMerge, type MergePreviewDto } from './preview-merge';
export { readClientRecord, type ClientRecordDto } from './read-client-record';
export { refuseOpening } from './refuse-behind-wall';
export { searchClients } from './search-clients';
export { undoMerge } from './undo-merge';
export type { ClientMatchDto, SimilarClientDto } from './dto';
