import 'server-only';

export { proposeDeparture } from './propose-departure';
export { reviewDeparture, type DepartureView } from './review-departure';
export { continueDepartures, departuresDueAt, runDeparture } from './run-departure';
export { findDeparturePlan } from './find-departure-plan';
export type { DepartureOutcomeDto, DepartureReviewDto } from './dto';
