import 'server-only';

export { readyRehearsals, rehearseOffThread } from './off-thread';
export type { MovedCase, RehearsalDto, RehearsalFigures, RehearsedAttorney } from './dto';
