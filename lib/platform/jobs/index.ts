/** Work that is done later: queued in the transaction that makes it necessary. */
export { enqueueJob, type JobOptions } from './enqueue-job';
