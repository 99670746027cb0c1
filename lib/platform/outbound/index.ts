import 'server-only';

/** Calling addresses that people gave: the public net only, and nothing that leads inwards (decision 0085). */
export { callOutside, outboundRules, type OutsideAnswer } from './call-outside';
export { hostOf, LONGEST_URL, readTarget, RefusedTargetError } from './target-url';
