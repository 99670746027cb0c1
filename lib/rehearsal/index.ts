import 'server-only';

export { rehearseRules } from './rehearse-rules';
export type { MovedCase, RehearsalDto, RehearsalFigures, RehearsedAttorney } from './dto';
