import 'server-only';

export { proposeDeparture } from './propose-departure';
export { continueDepartures, departuresDueAt, runDeparture } from './run-departure';
export { findDeparturePlan } from './find-departure-plan';
export type {
  DepartureCaseDto,
  DepartureLoadDto,
  DepartureMoveDto,
  DeparturePlanDto,
  DepartureProposalDto,
} from './dto';
