export { getOutbox, MOST_SHOWN } from './get-outbox';
export { retryAllFailed, retryFailure } from './retry';
export type { ConsumerDto, FailureDto, OutboxDto } from './dto';
