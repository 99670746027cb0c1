/** The pure core's front door: the rest of the product imports from here only. */
export * from './types';
export { DEFAULT_RULE_SET } from './defaults';
